import { seqOf } from "../protocol/cursor.ts";
import type { EventsFrame } from "../protocol/frames.ts";
import type { Cursor, EventId } from "../protocol/ids.ts";
import type { ConversationView } from "../protocol/views.ts";

/**
 * What became of a frame: `applied`; `ignored`, since it says nothing new; `behind`, since something before it is missing and the server
 * must be asked to go on from the cursors; or frames to send at once.
 */
export type Verdict = "applied" | "ignored" | "behind" | readonly object[];

/** Holds the pictures of the streams that a client follows, and where it stands in each. */
export interface Follow<Frame> {
  /** Where the client stands, for hello and resume. */
  cursors(): Record<string, Cursor>;
  receive(frame: Frame): Verdict;
  /** Whether the server has told more than has arrived, by the ends of the streams in its heartbeat (P5). */
  isBehind(upto: Readonly<Record<string, Cursor>>): boolean;
  isShown(eventId: EventId): boolean;
}

/** What to do with an events frame, by the cursor the client stands at (P3). Only sequence numbers are compared for order. */
export function verdictOn(
  frame: Pick<EventsFrame, "after" | "upto">,
  cursor: Cursor,
): "applied" | "ignored" | "behind" {
  if (frame.after === cursor) return "applied";
  return seqOf(frame.upto) <= seqOf(cursor) ? "ignored" : "behind";
}

/** Whether a stream's end, as the server says it, is beyond the cursor or another history altogether. */
export function isBeyond(upto: Cursor, cursor: Cursor): boolean {
  return seqOf(upto) > seqOf(cursor) || (seqOf(upto) === seqOf(cursor) && upto !== cursor);
}

/** The view with older items put before its own; what it holds already is left out. */
export function withEarlier(
  view: ConversationView,
  {
    events,
    hasEarlier,
  }: Pick<ConversationView, "hasEarlier"> & { events: ConversationView["items"] },
): ConversationView {
  const firstSeq = view.items[0]?.seq ?? Infinity;
  const older = events.filter((event) => event.seq < firstSeq);
  // An answer to an earlier question, overtaken: nothing in it is older, and what it says of the beginning is out of date.
  if (older.length === 0 && events.length > 0) return view;
  return { ...view, items: [...older, ...view.items], hasEarlier };
}

/** Whether the thread shows the event; looked for from the newest on. */
export function hasItem(view: ConversationView, eventId: EventId): boolean {
  for (let at = view.items.length - 1; at >= 0; at -= 1) {
    if (view.items[at]?.id === eventId) return true;
  }
  return false;
}
