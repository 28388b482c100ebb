import * as z from "zod";
import type { WaitEvent } from "../domain/wait/wait-event.ts";

/** Milliseconds that a date can hold. */
const TimeMs = z.number().min(-8.64e15).max(8.64e15);
const Id = z.string().max(1000);
const Capacity = z.number().min(0).max(1e9);

/** A line of a trace. Keys that are not known are let pass. */
const TraceLine = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("agent_online"),
    t: TimeMs,
    agentId: Id,
    departments: z.array(Id),
    capacity: Capacity,
    shiftEndsAt: TimeMs.optional(),
  }),
  z.object({ type: z.literal("agent_capacity"), t: TimeMs, agentId: Id, capacity: Capacity }),
  z.object({ type: z.literal("agent_offline"), t: TimeMs, agentId: Id }),
  z.object({
    type: z.literal("queued"),
    t: TimeMs,
    conversationId: Id,
    department: Id,
    priority: z.number().optional(),
    requeue: z.boolean().optional(),
  }),
  z.object({
    type: z.enum(["assigned", "ended"]),
    t: TimeMs,
    conversationId: Id,
    agentId: Id,
    department: Id,
  }),
  z.object({ type: z.literal("left_queue"), t: TimeMs, conversationId: Id, department: Id }),
]);

/** The event that a line of a trace stands for; undefined when the line is malformed. */
export function eventOf(line: string): WaitEvent | undefined {
  const parsed = TraceLine.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const atMs = data.t;
  switch (data.type) {
    case "agent_online": {
      const { agentId: agent, departments: lines, capacity, shiftEndsAt: shiftEndsAtMs } = data;
      return { kind: "agentOnline", atMs, agent, lines, capacity, shiftEndsAtMs };
    }
    case "agent_capacity":
      return { kind: "agentCapacity", atMs, agent: data.agentId, capacity: data.capacity };
    case "agent_offline":
      return { kind: "agentOffline", atMs, agent: data.agentId };
    case "queued": {
      const { conversationId: conversation, department: line, priority = 0 } = data;
      return {
        kind: "queued",
        atMs,
        conversation,
        line,
        priority,
        isReturned: data.requeue === true,
      };
    }
    case "assigned":
    case "ended": {
      const { type: kind, conversationId: conversation, agentId: agent, department: line } = data;
      return { kind, atMs, conversation, agent, line };
    }
    case "left_queue":
      return { kind: "left", atMs, conversation: data.conversationId, line: data.department };
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // no JSON is one way of being malformed
  }
}
