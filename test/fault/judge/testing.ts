import type {
  AgentId,
  ConversationView,
  DeskView,
  LastingEvent,
  LastingEventOf,
  LastingEventType,
} from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf, applyEvent } from "@presently/shared/view";
import { judge } from "./judge.ts";
import type { ClientKind, Entry } from "./log.ts";

type OfClient<E> = E extends { client: string }
  ? Omit<E, "atMs" | "client" | "kind" | "actor">
  : never;
type OfNobody<E> = E extends { client: string } ? never : Omit<E, "atMs">;

const NOON_MS = Date.UTC(2026, 0, 1, 12);

/** A log written by hand: one conversation, two agents of its department, an observer who is told everything. */
export function handMadeLog() {
  const ids = idsOf(7);
  const make = eventMaker(ids, NOON_MS);
  const { conversationId, departmentId, visitorId } = make;
  const agents: [AgentId, AgentId] = [ids.agent(), ids.agent()];
  const entries: Entry[] = [];
  let nowMs = NOON_MS;
  let seq = 0;
  let publicSeq = 0;

  function by(client: string, kind: ClientKind, entry: OfClient<Entry>): void {
    // Safe: what was left out is what is added.
    entries.push({
      ...entry,
      atMs: nowMs,
      client,
      kind,
      actor: kind === "visitor" ? visitorId : agents[0],
    } as Entry);
  }
  function happened(entry: OfNobody<Entry>): void {
    // Safe: as above.
    entries.push({ ...entry, atMs: nowMs } as Entry);
  }
  /** The next event of the desk; public ones count on in the conversation. */
  function event<Type extends LastingEventType>(
    type: Type,
    over: Partial<LastingEventOf<Type>> = {},
    isPublic = true,
  ): LastingEvent {
    seq += 1;
    if (isPublic) publicSeq += 1;
    const whole: LastingEventOf<Type> = make.make(type, over);
    return { ...whole, seq, publicSeq: isPublic ? publicSeq : null, atMs: nowMs };
  }
  /** The same event as a visitor is told it. */
  const forVisitor = (told: LastingEvent): LastingEvent => ({ ...told, seq: told.publicSeq ?? 0 });

  const deskView: DeskView = {
    me: agents[0],
    role: "supervisor",
    agents: agents.map((agentId) => ({
      agentId,
      name: "An agent",
      role: "agent",
      availability: "online",
      presence: "connected",
      capacity: 1,
      load: 0,
      isDisabled: false,
      departmentIds: [departmentId],
    })),
    departments: [{ departmentId, name: "Sales" }],
    sites: [],
    offers: [],
    wrapUps: [],
    emptyPools: [],
    incidents: [],
    tags: [],
  };

  return {
    agents,
    conversationId,
    departmentId,
    visitorId,
    otherConversation: ids.conversation(),
    event,
    forVisitor,
    by,
    happened,
    later: (ms: number) => void (nowMs += ms),
    started: (): LastingEvent => event("conversation.started"),
    view(...items: LastingEvent[]): ConversationView {
      const [first, ...rest] = items;
      if (first?.type !== "conversation.started") throw new Error("a conversation starts");
      return rest.reduce(applyEvent, viewOf(first));
    },
    opens: () => by("observer", "observer", { type: "desk", seq: 0, view: deskView }),
    told: (...events: LastingEvent[]) => by("observer", "observer", { type: "told", events }),
    /** The guarantees that the judge finds broken. */
    verdict: () => [...new Set(judge({ entries }).map(({ guarantee }) => guarantee))],
    broken: () => judge({ entries }).map(({ what }) => what),
  };
}
