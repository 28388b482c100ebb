import type { TraceEvent } from "./trace.ts";

interface InLine {
  readonly conversationId: string;
  readonly department: string;
  readonly priority: 0 | 1;
  readonly isBack: boolean;
  readonly firstMs: number;
  readonly sinceMs: number;
}

interface Agent {
  departments: readonly string[];
  capacity: number;
}

/** What an event tells that nobody has to look up: a wait that ended, or a chat. */
export interface Ended {
  readonly what: "served" | "left" | "chat";
  readonly department: string;
  readonly conversationId: string;
  readonly lengthMs: number;
}

/** The desk as its trace shows it: who is in line, who serves, how long things took. For the methods that others use. */
export class DeskView {
  readonly #line = new Map<string, InLine>();
  readonly #agents = new Map<string, Agent>();
  readonly #chats = new Map<string, { readonly agentId: string; readonly sinceMs: number }>();
  readonly #firstMs = new Map<string, number>();

  observe(event: TraceEvent): Ended | undefined {
    switch (event.type) {
      case "agent_online":
        this.#agents.set(event.agentId, {
          departments: event.departments,
          capacity: event.capacity,
        });
        return undefined;
      case "agent_capacity": {
        const agent = this.#agents.get(event.agentId);
        if (agent !== undefined) agent.capacity = event.capacity;
        return undefined;
      }
      case "agent_offline":
        this.#agents.delete(event.agentId);
        return undefined;
      case "queued": {
        const { t, conversationId, department, priority, requeue } = event;
        this.#chats.delete(conversationId);
        const firstMs = this.#firstMs.get(conversationId) ?? t;
        this.#firstMs.set(conversationId, firstMs);
        const isBack = requeue === true;
        this.#line.set(conversationId, {
          conversationId,
          department,
          priority,
          isBack,
          firstMs,
          sinceMs: t,
        });
        return undefined;
      }
      case "assigned":
        this.#chats.set(event.conversationId, { agentId: event.agentId, sinceMs: event.t });
        return this.#outOfLine(event, "served");
      case "left_queue":
        return this.#outOfLine(event, "left");
      case "ended": {
        const chat = this.#chats.get(event.conversationId);
        if (chat === undefined) return undefined;
        this.#chats.delete(event.conversationId);
        const { conversationId, department } = event;
        return { what: "chat", conversationId, department, lengthMs: event.t - chat.sinceMs };
      }
    }
  }

  #outOfLine(
    { t, conversationId }: TraceEvent & { readonly conversationId: string },
    what: "served" | "left",
  ): Ended | undefined {
    const waiter = this.#line.get(conversationId);
    if (waiter === undefined) return undefined;
    this.#line.delete(conversationId);
    return { what, conversationId, department: waiter.department, lengthMs: t - waiter.sinceMs };
  }

  /** Slots of the agents who serve a department. */
  slots(department: string): number {
    return this.#serving(department).reduce((sum, { capacity }) => sum + capacity, 0);
  }

  hasFreeSlot(department: string): boolean {
    const held = new Map<string, number>();
    for (const { agentId } of this.#chats.values()) held.set(agentId, (held.get(agentId) ?? 0) + 1);
    return [...this.#agents].some(
      ([agentId, { departments, capacity }]) =>
        departments.includes(department) && (held.get(agentId) ?? 0) < capacity,
    );
  }

  /** Those in line before a visitor whom an agent of theirs may serve too. */
  ahead(conversationId: string): number {
    const own = this.#line.get(conversationId);
    if (own === undefined) return 0;
    const served = new Set(this.#serving(own.department).flatMap(({ departments }) => departments));
    served.add(own.department);
    return [...this.#line.values()].filter(
      (other) => other !== own && served.has(other.department) && isBefore(other, own),
    ).length;
  }

  #serving(department: string): Agent[] {
    return [...this.#agents.values()].filter(({ departments }) => departments.includes(department));
  }
}

function isBefore(one: InLine, other: InLine): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  if (one.isBack !== other.isBack) return one.isBack;
  return one.firstMs < other.firstMs;
}
