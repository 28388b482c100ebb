import type { Database } from "better-sqlite3";
import { Temporal } from "temporal-polyfill";
import { promisedMs } from "../../domain/wait-score.ts";

/**
 * The figures of RP1 to RP5 once more, slowly and obviously: every event of every conversation, straight from the tables, a question at a time.
 * It shares nothing with how the product counts, but for the words of a range, which have a rule and a test of their own.
 */
export interface PlainCount {
  readonly counts: Record<string, number>;
  readonly spans: Record<string, number[]>;
}

interface Event {
  type: string;
  actor: string;
  atMs: number;
  data: Record<string, unknown>;
}

interface Row {
  id: number;
  site: number;
  visitor: number;
  language: string;
  department: number;
  createdAtMs: number;
  timeZone: string;
}

export interface PlainConversation extends Row {
  /** By the calendar of its site: "2026-03-29", and the hour of that day. */
  readonly day: string;
  readonly hour: number;
  readonly events: Event[];
  readonly isReContact: boolean;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Every conversation that is no test. */
export function plainConversations(db: Database): PlainConversation[] {
  const rows = db
    .prepare(
      `select c.id, c.site, c.visitor, c.language, l.department, c.createdAtMs, s.timeZone, c.testSinceMs
       from conversations c, lines l, sites s where l.id = c.line and s.id = c.site order by c.id`,
    )
    .all() as (Row & { testSinceMs: number | null })[]; // of this very query
  const eventsOf = db.prepare(
    "select type, actor, atMs, data from events where conversation = ? order by deskSeq",
  );
  const all = rows.map((row) => ({
    ...row,
    events: asIfNotEnded(
      (eventsOf.all(row.id) as (Omit<Event, "data"> & { data: string })[]) // of this very query
        .map((event) => ({ ...event, data: JSON.parse(event.data) as Event["data"] })), // as invented
    ),
  }));
  return all
    .filter(({ testSinceMs }) => testSinceMs === null)
    .map((each) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(each.createdAtMs).toZonedDateTimeISO(
        each.timeZone,
      );
      const before = all
        .filter(({ visitor, id }) => visitor === each.visitor && id < each.id)
        .at(-1);
      const ends = (before?.events ?? []).filter(
        ({ type, atMs }) => type === "conversation.closed" && atMs <= each.createdAtMs,
      );
      const lastEnd = ends.at(-1);
      return {
        ...each,
        day: wall.toPlainDate().toString(),
        hour: wall.hour,
        isReContact: lastEnd !== undefined && each.createdAtMs - lastEnd.atMs <= WEEK_MS,
      };
    });
}

/** Counts some conversations; of an agent, only what that agent did. */
export function plainCount(
  conversations: readonly PlainConversation[],
  agent?: string,
): PlainCount {
  const counts: Record<string, number> = {};
  const spans: Record<string, number[]> = {};
  const count = (name: string, whose: string, times = 1): void => {
    if (agent === undefined || agent === whose) counts[name] = (counts[name] ?? 0) + times;
  };
  const span = (name: string, whose: string, ms: number): void => {
    if (agent === undefined || agent === whose) (spans[name] ??= []).push(ms);
  };

  for (const { events, isReContact } of conversations) {
    count("conversations", "");
    if (isReContact) count("reContacts", "");
    const agentOf = (event: Event): string => String(event.data["agentId"]);
    const isEnd = ({ type }: Event): boolean =>
      type === "conversation.assigned" ||
      type === "conversation.closed" ||
      type === "conversation.messageLeft";

    // Each stay in the queue: from its first "queued" to whatever ended it.
    let from = 0;
    for (;;) {
      const began = events.findIndex(
        ({ type }, at) => at >= from && type === "conversation.queued",
      );
      if (began === -1) break;
      const start = events[began];
      if (start === undefined) break;
      const ended = events.findIndex((event, at) => at > began && isEnd(event));
      const end = ended === -1 ? undefined : events[ended];
      const told = events
        .slice(began, ended === -1 ? undefined : ended)
        .find(({ type }) => type === "wait.announced");
      count("offered", "");
      if (end === undefined) {
        count("waiting", "");
        break;
      }
      const ms = end.atMs - start.atMs;
      const isServed = end.type === "conversation.assigned";
      if (isServed) {
        const whose = agentOf(end);
        count("answered", whose);
        span("wait", whose, ms);
        if (ms <= 20_000) count("within20s", whose);
        if (ms <= 60_000) count("within60s", whose);
        if (ms <= 120_000) count("within2min", whose);
        if (ms <= 300_000) count("within5min", whose);
      } else if (end.type === "conversation.closed") {
        count("abandoned", "");
        if (ms < 10_000) count("shortAbandoned", "");
      } else count("leftMessage", "");
      const range = told?.data["range"] as { lowMs: number; highMs: number } | null | undefined; // as invented
      if (range !== null && range !== undefined) {
        const latestMs = promisedMs(range);
        if (latestMs < Infinity && (isServed || ms > latestMs)) {
          count("decidedRanges", "");
          if (ms <= latestMs) count("keptRanges", "");
        }
      }
      from = ended + 1;
    }

    for (const event of events)
      if (event.type === "conversation.assigned" && event.data["reason"] === "transferred")
        count("transfers", String(event.data["fromAgentId"]));

    // Of the promises whose time has come, or that were kept before it, those that were kept.
    const inTime = events.filter(
      ({ type, data }) => type === "promise.kept" && data["isLate"] !== true,
    ).length;
    const broken = events.filter(({ type }) => type === "promise.broken").length;
    if (inTime + broken > 0) count("decidedPromises", "", inTime + broken);
    if (inTime > 0) count("keptPromises", "", inTime);

    // First response, then every gap between what a visitor wrote and the agent's next words.
    // A starter that was sent as it stands greets, and is told apart.
    const posted = events.filter(({ type }) => type === "message.posted");
    const messages = posted.filter((message) => !isGreeting(message));
    const isVisitors = ({ actor }: Event): boolean => actor.startsWith("vis_");
    const first = messages.findIndex(isVisitors);
    const firstOfTeam = messages.findIndex((message, at) => at > first && !isVisitors(message));
    const [asked, answer] = [messages[first], messages[firstOfTeam]];
    if (asked !== undefined && answer !== undefined)
      span("firstResponse", answer.actor, answer.atMs - asked.atMs);
    const greeting = posted.find(
      (message) =>
        isGreeting(message) && posted.some((one) => isVisitors(one) && one.atMs <= message.atMs),
    );
    const isFirst =
      answer === undefined ||
      (greeting !== undefined && posted.indexOf(greeting) < posted.indexOf(answer));
    if (asked !== undefined && greeting !== undefined && isFirst)
      span("greeted", greeting.actor, greeting.atMs - asked.atMs);
    if (firstOfTeam !== -1) {
      messages.forEach((message, at) => {
        if (at <= firstOfTeam || isVisitors(message)) return;
        const lastOfTeam = messages.findLastIndex((each, place) => place < at && !isVisitors(each));
        const between = messages.slice(lastOfTeam + 1, at);
        const [oldest] = between;
        if (oldest !== undefined) span("replyGap", message.actor, message.atMs - oldest.atMs);
      });
    }

    events.forEach((event, at) => {
      if (event.type !== "wrapUp.ended") return;
      const began = events
        .slice(0, at)
        .findLast((each) => each.type === "wrapUp.started" && agentOf(each) === agentOf(event));
      if (began !== undefined) span("wrapUp", agentOf(event), event.atMs - began.atMs);
    });

    // What can only be said of a conversation that an agent had and that is over.
    const lifecycle = events.filter(({ type }) =>
      ["conversation.closed", "conversation.reopened"].includes(type),
    );
    const last = lifecycle.at(-1);
    const held = events.filter(({ type }) => type === "conversation.assigned");
    const lastHolder = held.at(-1);
    if (last?.type !== "conversation.closed" || lastHolder === undefined) continue;
    const whose = agentOf(lastHolder);
    count("ended", whose);
    span("resolution", whose, last.atMs - (events[0]?.atMs ?? 0));
    const words: boolean[] = [];
    events.forEach((event, at) => {
      if (event.type === "solution.answered") words.push(event.data["isSolved"] === true);
      if (event.type !== "conversation.reopened") return;
      const closed = events.slice(0, at).findLast(({ type }) => type === "conversation.closed");
      if (closed !== undefined && event.atMs - closed.atMs <= WEEK_MS) words.push(false);
    });
    const lastWord = words.at(-1);
    if (lastWord !== undefined) count(lastWord ? "solved" : "notSolved", whose);
    const rating = events.findLast(({ type }) => type === "rating.given");
    if (rating !== undefined) {
      const score = Number(rating.data["score"]);
      count("rated", whose);
      count("ratingSum", whose, score);
      if (score >= 4) count("satisfied", whose);
    }
    const byHolder = new Map<string, number>();
    events.forEach((event, at) => {
      if (event.type !== "conversation.assigned") return;
      const letGo = events
        .slice(at + 1)
        .find((each) => isEnd(each) || each.type === "conversation.queued");
      if (letGo === undefined) return;
      const holder = agentOf(event);
      byHolder.set(holder, (byHolder.get(holder) ?? 0) + letGo.atMs - event.atMs);
    });
    for (const [holder, ms] of byHolder) span("handleTime", holder, ms);
  }
  return { counts, spans };
}

const STARTERS = ["greeting", "acknowledgement", "reassurance", "apology", "refusal", "handover"];

function isGreeting({ data }: Event): boolean {
  const used = data["cannedReply"] as { kind: string; isEdited: boolean } | undefined; // as invented
  return used !== undefined && STARTERS.includes(used.kind) && !used.isEdited;
}

/** Without the ends that were taken back, and the wrap-ups they began. */
function asIfNotEnded(events: readonly Event[]): Event[] {
  const at = events.findIndex(({ data }) => data["undone"] !== undefined);
  if (at === -1) return [...events];
  const end = events.slice(0, at).findLastIndex(({ type }) => type === "conversation.closed");
  const between = events
    .slice(end + 1, at)
    .filter(({ type }) => type !== "wrapUp.started" && type !== "wrapUp.ended");
  return asIfNotEnded([...events.slice(0, end), ...between, ...events.slice(at + 1)]);
}
