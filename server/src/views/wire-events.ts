import {
  audienceOf,
  type ConversationId,
  type Cursor,
  LastingEvent,
  type LastingEventOf,
} from "@presently/shared/protocol";
import { cursorOf } from "@presently/shared/protocol/cursor";
import * as z from "zod";
import { findMarks } from "../marks/find-marks.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/** A row of the events table, whose `data` is still JSON. */
export interface EventRow extends Omit<StoredEvent, "data"> {
  readonly data: string;
}

/** An event as it was published, from its row. */
export function storedEventOf(row: EventRow): StoredEvent {
  // Safe: `appendEvents` alone writes the column, always a JSON object.
  return { ...row, data: JSON.parse(row.data) as Record<string, unknown> };
}

/** Types that the schema knows, by name. */
const audiences: ReadonlyMap<string, "public" | "team"> = audienceOf;

/**
 * Whether the visitor of its conversation may see an event. Both are asked, the number it was given and what the schema says of its type
 * (P2, P7): a slip at either lets nothing of the team's through. Everything a visitor is shown passes here: live, in pages and in pictures (G13).
 */
export function isForVisitor(
  event: StoredEvent,
): event is StoredEvent & { readonly publicSeq: number } {
  return event.publicSeq !== null && audiences.get(event.type) === "public";
}

/** Types that are nothing without what was typed: those whose text may be neither null nor left out. */
const NEEDED_TEXT = new Set<string>(
  LastingEvent.options.flatMap(({ shape }) =>
    "text" in shape &&
    !shape.text.safeParse(null).success &&
    !z.object({ text: shape.text }).safeParse({}).success
      ? shape.type.value
      : [],
  ),
);

/** Whether an event's words were erased, without which there is nothing to show (ER2). A client that comes back is not shown it; a filter never looks like a gap. */
export function isBlanked({ type, text }: Pick<StoredEvent, "type" | "text">): boolean {
  return text === null && NEEDED_TEXT.has(type);
}

/** A visitor's form of an event: numbered in the conversation's own sequence; undefined when it is not for them. */
export function visitorEventOf(event: StoredEvent): LastingEvent | undefined {
  return isForVisitor(event) && !isBlanked(event)
    ? forVisitor(wireEvent(event, event.publicSeq))
    : undefined;
}

/** What a message was written from is the team's affair (P42). Why the agent is gone, and who goes before whom, is the team's affair: a chat that came back, came back because the agent was lost (P7). */
function forVisitor(event: LastingEvent): LastingEvent {
  if (event.type === "message.posted" && event.cannedReply !== undefined) {
    const { cannedReply: _, ...message } = event;
    return message;
  }
  if (event.type !== "conversation.queued") return event;
  const { reason } = event;
  const isTeamsAffair = reason === "agentDisabled" || reason === "repaired";
  return { ...event, reason: isTeamsAffair ? "agentLost" : reason, isReturned: false };
}

/** The team's form of an event: numbered in the desk's sequence. */
export function agentEventOf(event: StoredEvent): LastingEvent {
  return wireEvent(event, event.deskSeq);
}

/** Where an event stands in a visitor's stream of its conversation. */
export function visitorCursorOf(event: StoredEvent): Cursor {
  return cursorOf(event.publicSeq ?? 0, event.publicId);
}

/** Where an event stands in the desk's stream. */
export function deskCursorOf(event: StoredEvent): Cursor {
  return cursorOf(event.deskSeq, event.publicId);
}

/** The conversation an event names, as the wire knows it; undefined for the desk's own events. */
export function conversationIdOf(event: StoredEvent): ConversationId | undefined {
  const id = event.data["conversationId"];
  // Safe: the desk writes the conversation's public id into every event of a conversation.
  return typeof id === "string" ? (id as ConversationId) : undefined;
}

/** Whether an event names an agent, as the one it happens to, the one it comes from, or one it mentions. */
export function names(event: StoredEvent, agentId: string): boolean {
  const { data } = event;
  if (data["agentId"] === agentId || data["fromAgentId"] === agentId) return true;
  const { mentions } = data;
  return Array.isArray(mentions) && mentions.includes(agentId);
}

/** Types whose `text` is JSON of what was typed, not one text. */
const STRUCTURED_TEXT = new Set([
  "transfer.offered",
  "goodwill.given",
  "form.answered",
  "replies.offered",
  "article.shown",
]);
/** Types that say `text: null` when nothing was typed: those whose text may be null on the wire. */
const OPTIONAL_TEXT = new Set<string>(
  LastingEvent.options.flatMap(({ shape }) =>
    "text" in shape && shape.text.safeParse(null).success ? shape.type.value : [],
  ),
);

function wireEvent(event: StoredEvent, seq: number): LastingEvent {
  const { type, publicId, publicSeq, atMs, actor, commandId, text, data } = event;
  // Its own client takes the echo for its pending bubble by this (P1).
  const ref = commandId === null || actor === "system" ? {} : { ref: commandId };
  const wire = { ...data, type, id: publicId, seq, publicSeq, atMs, by: actor, ...ref };
  // Safe: the desk builds every draft from the schema's own type; a contract test parses each type with its schema.
  if (text === null && !OPTIONAL_TEXT.has(type)) return wire as unknown as LastingEvent;
  const typed: unknown = text !== null && STRUCTURED_TEXT.has(type) ? JSON.parse(text) : text;
  if (type === "message.posted" && text !== null) return withMarks(wire, text);
  // Safe: as above.
  return { ...wire, text: typed } as unknown as LastingEvent;
}

/** What is drawn as formatting is found anew each time: stored is what was written, and nothing besides to be erased (MD1). */
function withMarks(wire: object, text: string): LastingEvent {
  // Safe: the desk builds every draft from the schema's own type.
  const message = { ...wire, text } as unknown as LastingEventOf<"message.posted">;
  const marks = findMarks(text, message.links);
  return marks.length === 0 ? message : { ...message, marks };
}
