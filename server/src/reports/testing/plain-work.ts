import type { Database } from "better-sqlite3";
import { Temporal } from "temporal-polyfill";

/** A stretch of an agent's time online in which nothing changed. */
export interface PlainStretch {
  readonly agent: string;
  readonly day: string;
  readonly ms: number;
  readonly chats: number;
  readonly isBusy: boolean;
}

interface Event {
  deskSeq: number;
  conversation: number;
  type: string;
  atMs: number;
  data: Record<string, unknown>;
}

const LIFE = [
  "conversation.assigned",
  "conversation.queued",
  "conversation.closed",
  "conversation.messageLeft",
  "conversation.reopened",
];

/**
 * RP11 once more, slowly and obviously: between any two moments at which anything was told, and midnights, it asks of each agent what all events up to then
 * say of them. It shares nothing with how the product counts.
 */
export function plainStretches(db: Database, timeZone: string): PlainStretch[] {
  const events = (
    db
      .prepare("select deskSeq, conversation, type, atMs, data from events order by deskSeq")
      .all() as (Omit<Event, "data"> & { data: string })[]
  ) // of this very query
    .map((event) => ({ ...event, data: JSON.parse(event.data) as Event["data"] })); // as the desk wrote it
  const tests = new Set(
    db.prepare("select id from conversations where testSinceMs is not null").pluck().all(),
  );
  const agents = new Set(
    events.flatMap(({ data }) => ("agentId" in data ? [String(data["agentId"])] : [])),
  );
  const zoned = (atMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  const [first, last] = [events.at(0), events.at(-1)];
  if (first === undefined || last === undefined) return [];
  const moments = new Set(events.map(({ atMs }) => atMs));
  for (let day = zoned(first.atMs).startOfDay(); day.epochMilliseconds < last.atMs;) {
    day = day.add({ days: 1 }).startOfDay();
    moments.add(day.epochMilliseconds);
  }
  const isDown = (atMs: number): boolean =>
    events.some(
      (event, at) =>
        event.data["afterRestart"] === true &&
        (events[at - 1]?.atMs ?? 0) <= atMs &&
        atMs < event.atMs,
    );
  const ordered = [...moments].filter((atMs) => atMs <= last.atMs).toSorted((a, b) => a - b);
  return ordered.flatMap((atMs, at): PlainStretch[] => {
    const until = ordered[at + 1];
    if (until === undefined || isDown(atMs)) return [];
    const before = events.filter((event) => event.atMs <= atMs);
    const day = zoned(atMs).toPlainDate().toString();
    return [...agents].flatMap((agent): PlainStretch[] => {
      const own = before.filter(({ data }) => data["agentId"] === agent);
      const lastOf = (type: string) => own.findLast((event) => event.type === type)?.data;
      if (lastOf("agent.availabilityChanged")?.["availability"] !== "online") return [];
      if (lastOf("agent.presenceChanged")?.["presence"] !== "connected") return [];
      const mine = new Set(own.map(({ conversation }) => conversation));
      const real = [...mine].filter((id) => id !== 0 && !tests.has(id));
      const of = (id: number) => before.filter(({ conversation }) => conversation === id);
      const chats = real.filter((id) => holderOf(of(id)) === agent).length;
      const isWrapping = real.some(
        (id) =>
          own.findLast(
            ({ conversation, type }) => conversation === id && type.startsWith("wrapUp."),
          )?.type === "wrapUp.started",
      );
      return [{ agent, day, ms: until - atMs, chats, isBusy: chats > 0 || isWrapping }];
    });
  });
}

/** Who has a conversation after these events of it. */
function holderOf(events: readonly Event[]): string | undefined {
  const last = events.findLast(({ type }) => LIFE.includes(type));
  const isHeld =
    last?.type === "conversation.assigned" ||
    (last?.type === "conversation.reopened" && last.data["undone"] === "assigned");
  if (!isHeld) return undefined;
  return String(events.findLast(({ type }) => type === "conversation.assigned")?.data["agentId"]);
}

/** What the stretches say together. */
export function plainWork(stretches: readonly PlainStretch[]) {
  if (stretches.length === 0) return null;
  const msOf = (some: readonly PlainStretch[]) => some.reduce((sum, { ms }) => sum + ms, 0);
  const chatting = stretches.filter(({ chats }) => chats > 0);
  const chatMs = msOf(chatting);
  const most = [...new Set(chatting.map(({ chats }) => chats))]
    .toSorted((a, b) => a - b)
    .find((level) => msOf(chatting.filter(({ chats }) => chats <= level)) >= 0.9 * chatMs);
  return {
    agents: new Set(stretches.map(({ agent }) => agent)).size,
    onlineMs: msOf(stretches),
    busyMs: msOf(stretches.filter(({ isBusy }) => isBusy)),
    chatMs,
    meanAtOnce:
      chatMs === 0 ? null : chatting.reduce((sum, { ms, chats }) => sum + ms * chats, 0) / chatMs,
    p90AtOnce: most ?? null,
  };
}
