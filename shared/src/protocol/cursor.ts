import type { Cursor, EventId } from "./ids.ts";

/** The cursor before a stream's first event. */
export const STREAM_START: Cursor = "0.";

/** How many characters of an event's random id stand in a cursor, after the prefix `evt_`. */
const TAG_CHARS = 8;

/** The cursor that stands on one event: its sequence number in the stream and the tag of its id. */
export function cursorOf(seq: number, eventId: EventId): Cursor {
  return `${seq}.${eventId.slice(4, 4 + TAG_CHARS)}`;
}

/** The sequence number of a cursor: the only part that is compared for order (P3). */
export function seqOf(cursor: Cursor): number {
  return Number(cursor.slice(0, cursor.indexOf(".")));
}

/** The tag of a cursor: empty at the start of a stream. */
export function tagOf(cursor: Cursor): string {
  return cursor.slice(cursor.indexOf(".") + 1);
}
