import type { ConversationView, LastingEvent, LastingEventOf } from "@presently/shared/protocol";
import type { ComponentChild } from "preact";
import type { Texts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";
import type { PendingMessage, Picture } from "../picture.ts";

/** Stored, shown in the agent's client, seen by the agent (RM1). */
export type Delivery = "sent" | "delivered" | "read";

/** One line of the thread. `key` stays the same when a pending message becomes a stored one. */
export type ThreadItem =
  | {
      readonly kind: "message";
      readonly key: string;
      readonly isOwn: boolean;
      readonly author: string;
      readonly text: string;
      readonly links: LastingEventOf<"message.posted">["links"];
      readonly marks: LastingEventOf<"message.posted">["marks"];
      readonly atMs: number;
      /** The first of its author's run: it carries the name. */
      readonly isFirst: boolean;
      /** The last of its author's run: it carries the time. */
      readonly isLast: boolean;
      /** How far the visitor's newest message has come; null on every other. */
      readonly delivery: Delivery | null;
      readonly seq: number;
      readonly extras: readonly ComponentChild[];
    }
  | { readonly kind: "pending"; readonly key: string; readonly message: PendingMessage }
  | { readonly kind: "gift"; readonly key: string; readonly words: string; readonly code: string }
  | { readonly kind: "note" | "day"; readonly key: string; readonly text: string }
  /** What a part of its own draws of an event. */
  | { readonly kind: "extra"; readonly key: string; readonly extras: readonly ComponentChild[] };

/** What the parts that few chats need draw of an event. */
type ExtrasOf = (event: LastingEvent) => readonly ComponentChild[];

/** Messages of one author that are closer than this belong together. */
const RUN_MS = 5 * 60_000;

/** The thread as lines, oldest first. `nowMs` says which day is today. */
export function threadOf(
  { threads, names, pending }: Pick<Picture, "threads" | "names" | "pending">,
  texts: Texts,
  nowMs: number,
  extrasOf: ExtrasOf = () => [],
): ThreadItem[] {
  const items: ThreadItem[] = [];
  let day = "";
  for (const view of threads) {
    for (const event of view.items) {
      const item = itemOf(event, view, names, texts, extrasOf(event));
      if (item === undefined) continue;
      const itsDay = new Date(event.atMs).toDateString();
      if (itsDay !== day) {
        items.push({ kind: "day", key: `day ${itsDay}`, text: dayName(event.atMs, nowMs, texts) });
      }
      day = itsDay;
      items.push(item);
    }
  }
  for (const message of pending) {
    if (items.some(({ key }) => key === message.commandId)) continue; // its echo is here
    items.push({ kind: "pending", key: message.commandId, message });
  }
  return joinRuns(items, threads.at(-1));
}

/** Marks where runs of one author begin and end, and how far the newest message of the visitor's has come. */
function joinRuns(items: readonly ThreadItem[], view: ConversationView | undefined): ThreadItem[] {
  const newestOwn = items.findLast((item) => item.kind === "message" && item.isOwn);
  return items.map((item, at) => {
    if (item.kind !== "message") return item;
    return {
      ...item,
      isFirst: !areOneRun(items[at - 1], item),
      isLast: !areOneRun(item, items[at + 1]),
      delivery: item === newestOwn ? deliveryOf(item.seq, view) : null,
    };
  });
}

/** How far a message has come. Whoever answers has read what they answer, though nothing says so. */
function deliveryOf(seq: number, view: ConversationView | undefined): Delivery {
  const { readMarks, items = [] } = view ?? {};
  const isAnswered = items.findLast(({ type }) => type === "message.posted")?.by.startsWith("agt_");
  if (isAnswered || seq <= (readMarks?.agentSeq ?? 0)) return "read";
  return seq <= (readMarks?.deliveredSeq ?? 0) ? "delivered" : "sent";
}

function areOneRun(one: ThreadItem | undefined, next: ThreadItem | undefined): boolean {
  return (
    one?.kind === "message" &&
    next?.kind === "message" &&
    one.author === next.author &&
    one.isOwn === next.isOwn &&
    next.atMs - one.atMs < RUN_MS
  );
}

function itemOf(
  event: LastingEvent,
  view: ConversationView | null,
  names: Picture["names"],
  texts: Texts,
  extras: readonly ComponentChild[],
): ThreadItem | undefined {
  if (event.type === "goodwill.given") return { kind: "gift", key: event.id, ...event.text };
  if (event.type !== "message.posted") {
    const text = noteOf(event, view, names, texts);
    if (text !== undefined) return { kind: "note", key: event.id, text };
    return extras.length === 0 ? undefined : { kind: "extra", key: event.id, extras };
  }
  const isOwn = event.by.startsWith("vis_");
  return {
    kind: "message",
    key: event.ref ?? event.id,
    isOwn,
    author: isOwn ? texts.you : (names[event.by] ?? texts.team),
    text: event.text,
    links: event.links,
    marks: event.marks,
    atMs: event.atMs,
    isFirst: true,
    isLast: true,
    delivery: null,
    seq: event.seq,
    extras,
  };
}

/** What is always said in the same words. */
const NOTES: Partial<
  Record<
    LastingEvent["type"],
    "reopened" | "callbackAsked" | "callbackCancelled" | "turnCalled" | "turnPassed"
  >
> = {
  "conversation.reopened": "reopened",
  "callback.asked": "callbackAsked",
  "callback.cancelled": "callbackCancelled",
  "turn.called": "turnCalled",
  "turn.passed": "turnPassed",
};

/** What the product says of an event; undefined where the visitor need not be told. */
export function noteOf(
  event: LastingEvent,
  view: ConversationView | null,
  names: Picture["names"],
  texts: Texts,
): string | undefined {
  const words = texts.events;
  const nameOf = (id: string | null | undefined) => (id && names[id]) || texts.team;
  if (event.type === "conversation.assigned") {
    const who = { name: nameOf(event.agentId), from: nameOf(event.fromAgentId) };
    if (event.fromAgentId === null) return fill(words.joined, who);
    if (event.reason === "taken") return fill(words.tookOver, who);
    const reason = fill(words.transferReason[event.transferReason ?? "other"], who);
    return fill(words.transferred, { ...who, reason });
  }
  if (event.type === "incident.linked") return fill(words.incident, { text: event.text });
  if (event.type === "incident.updated") {
    return event.text === null
      ? words.incidentOver
      : fill(words.incidentNews, { text: event.text });
  }
  if (event.type === "conversation.queued") {
    // Who is back with a new time stands at the end: their place was not kept (Q7).
    const isAsBefore = event.reason === "visitorBack" && event.queuedAtMs < event.atMs;
    const text = isAsBefore ? words.backAsBefore : words.queued[event.reason];
    return text && fill(text, { name: nameOf(heldBefore(event, view)) });
  }
  if (event.type === "conversation.closed") return closedNote(event, view, nameOf, texts);
  if (event.type === "goodwill.given") {
    return `${event.text.words || texts.goodwill.words} ${event.text.code}`;
  }
  if (event.type === "conversation.messageLeft" && event.reason !== "call") {
    return event.reason === "absent" ? words.messageLeftAbsent : words.messageLeft;
  }
  // Who asked for a push is called by mail instead: they know that their place is kept (PU2).
  if (event.type === "callback.asked" && event.by === "system") return undefined;
  const key = NOTES[event.type];
  if (key) return words[key];
  return undefined; // the message itself, what is not worth a line, and types of a later protocol
}

function closedNote(
  event: LastingEventOf<"conversation.closed">,
  view: ConversationView | null,
  nameOf: (id: string) => string,
  { events: words }: Texts,
): string {
  if (event.closedBy === "agent") return fill(words.closedByAgent, { name: nameOf(event.by) });
  if (event.closedBy !== "visitor") return words.closed;
  const heldBy = heldBefore(event, view);
  // Once closed, the view still names who held it last.
  return (heldBy === undefined ? view?.agentId : heldBy) ? words.closedByVisitor : words.leftLine;
}

/** The agent who held the conversation just before the event; null = nobody, undefined = what is loaded does not say. */
function heldBefore(event: LastingEvent, view: ConversationView | null): string | null | undefined {
  let agentId: string | null | undefined;
  for (const each of view?.items ?? []) {
    if (each.id === event.id) break;
    if (each.type === "conversation.assigned") agentId = each.agentId;
    if (each.type === "conversation.queued") agentId = null;
    // Where the beginning is not loaded, who wrote last held it.
    if (each.type === "message.posted" && agentId === undefined && each.by.startsWith("agt_")) {
      agentId = each.by;
    }
  }
  return agentId;
}

/** "Today", "Yesterday", else the date. */
export function dayName(atMs: number, nowMs: number, { lang, today, yesterday }: Texts): string {
  const day = new Date(atMs).toDateString();
  if (day === new Date(nowMs).toDateString()) return today;
  const before = new Date(nowMs);
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return yesterday;
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(atMs);
}
