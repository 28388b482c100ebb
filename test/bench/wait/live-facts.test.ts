import { expect, test } from "vitest";
import { WaitEngine } from "../../../server/src/domain/wait/engine.ts";
import type { WaitEvent } from "../../../server/src/domain/wait/wait-event.ts";
import type { WaitFact } from "../../../server/src/domain/wait-facts.ts";
import { waitEventOf } from "../../../server/src/wait/fact-event.ts";
import { eventOf } from "../../../server/src/wait/trace-line.ts";
import { KINDS } from "./kinds.ts";
import { DAY_MS } from "./site-kind.ts";
import { simulate } from "./simulate.ts";
import type { TraceEvent } from "./trace.ts";

/** How long before it takes its first chat an agent's browser is connected, and the agent away. */
const CONNECTED_MS = 5000;

/** A site's trace, in the names of a desk, where they are numbers. */
function traceOf(kind: string, untilMs: number): TraceEvent[] {
  const site = KINDS[kind]?.(1);
  if (site === undefined) throw new Error(kind);
  const lineOf = (name: string) =>
    String(1 + site.departments.findIndex((department) => department.name === name));
  return simulate(site, 1)
    .events.filter(({ t }) => t < untilMs)
    .map((event) => ({
      ...event,
      ...("agentId" in event ? { agentId: event.agentId.slice(1) } : {}),
      ...("conversationId" in event ? { conversationId: event.conversationId.slice(1) } : {}),
      ...("department" in event ? { department: lineOf(event.department) } : {}),
      ...("departments" in event ? { departments: event.departments.map(lineOf) } : {}),
    }));
}

/** The facts that a live desk would have written of the same, each with its time. */
function factsOf(trace: readonly TraceEvent[]) {
  const lines = new Map<string, readonly number[]>();
  const rankMs = new Map<string, number>();
  const slots = (id: string, count: number, isOffline: 0 | 1): WaitFact => {
    const agent = Number(id);
    return { kind: "slots", line: 0, agent, slots: count, lines: lines.get(id) ?? [], isOffline };
  };
  const of = (event: TraceEvent): (readonly [number, WaitFact])[] => {
    const { t } = event;
    switch (event.type) {
      case "agent_online": {
        const connectedMs = lines.has(event.agentId) ? t : t - CONNECTED_MS;
        lines.set(event.agentId, event.departments.map(Number));
        return [
          [connectedMs, slots(event.agentId, 0, 0)],
          [t, slots(event.agentId, event.capacity, 0)],
        ];
      }
      case "agent_capacity":
        return [[t, slots(event.agentId, event.capacity, 0)]];
      case "agent_offline":
        return [[t, slots(event.agentId, 0, 1)]];
      case "queued": {
        const { conversationId, priority, requeue } = event;
        const firstMs = rankMs.get(conversationId) ?? t;
        rankMs.set(conversationId, firstMs);
        const isReturned = requeue === true ? 1 : 0;
        const place = { priority, isReturned, rankMs: firstMs, isHere: 1, load: 0 } as const;
        return [[t, { kind: "queued", ...chatOf(event), agent: null, ...place }]];
      }
      case "assigned":
      case "ended": {
        const agent = Number(event.agentId);
        const chat = { ...chatOf(event), agent, load: 1 };
        return event.type === "assigned"
          ? [[t, { kind: "accepted", ...chat, waitMs: 0 }]]
          : [[t, { kind: "ended", ...chat, chatMs: 0 }]];
      }
      case "left_queue":
        return [[t, { kind: "left", ...chatOf(event), agent: null, waitMs: 0, awayMs: 0 }]];
    }
  };
  return trace.map(of);
}

function chatOf({ conversationId, department }: { conversationId: string; department: string }) {
  return { conversation: Number(conversationId), line: Number(department) };
}

/** What the engine says to every third visitor who comes and waits: like a desk, once all that happened at that moment is known. */
function answersTo(events: readonly (readonly [WaitEvent, number])[]) {
  const engine = new WaitEngine({ isPriorTold: true });
  const answers = new Map<string, unknown>();
  let came: string[] = [];
  let atMs = -Infinity;
  for (const [event, seq] of events) {
    if (event.atMs > atMs) {
      for (const conversation of came) {
        const answer = engine.answerFor(conversation, atMs);
        if (answer === undefined) continue;
        engine.wasTold(conversation, answer, atMs);
        answers.set(`${conversation} at ${atMs}`, answer);
      }
      came = [];
    }
    ({ atMs } = event);
    expect(engine.observe(event, seq)).toBeUndefined();
    if (event.kind === "queued" && Number(event.conversation) % 3 === 0)
      came.push(event.conversation);
  }
  return answers;
}

test("W2: from a desk's facts the engine says what it says from a trace of the same desk", () => {
  const trace = traceOf("three-departments", 2 * DAY_MS);
  const fromTrace = trace.flatMap((event, seq) => {
    const told = eventOf(JSON.stringify(event));
    return told === undefined ? [] : [[told, seq] as const];
  });
  const fromFacts = factsOf(trace)
    .flatMap((facts, seq) => facts.map(([atMs, fact]) => [waitEventOf(fact, atMs), seq] as const))
    .toSorted(([one], [other]) => one.atMs - other.atMs);
  const live = answersTo(fromFacts);
  expect(live.size).toBeGreaterThan(100);
  expect(live).toEqual(answersTo(fromTrace));
});
