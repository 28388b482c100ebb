import type { Cursor, LastingEvent } from "@presently/shared/protocol";
import { cursorOf, seqOf, STREAM_START, tagOf } from "@presently/shared/protocol/cursor";
import { all, one, type Script, the } from "../store/script.ts";
import { deskEventAt, deskHead, deskPage, PAGE_EVENTS } from "../store/statements/streams.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { RealtimeFault } from "./context.ts";
import type { Page, Picture, Stream } from "./follower.ts";
import { withFileNames } from "../views/file-names.ts";
import { thatFit } from "../views/page-size.ts";
import { deskCursorOf, storedEventOf } from "../views/wire-events.ts";

/** An agent further behind than this is given pictures instead of pages (R5). */
const MAX_EVENTS_BEHIND = 1000;

/** The desk's stream as one agent follows it: numbered by the desk, filtered by `show`. */
export function deskStream(client: {
  show(event: StoredEvent): LastingEvent | undefined;
  passed(event: StoredEvent): void;
  readPage(after: Cursor): Promise<Page>;
  readPicture(): Promise<Picture>;
}): Stream {
  return {
    id: "desk",
    seqIn: (event) => event.deskSeq,
    cursorOf: deskCursorOf,
    show: (event) => client.show(event),
    passed: (event) => client.passed(event),
    // The console knows its team by name from the desk's picture.
    namesIn: () => ({}),
    readPage: (after) => client.readPage(after),
    readPicture: () => client.readPicture(),
  };
}

/** One page after a cursor; unknown when the tag is another event's, the number is ahead, or too much lies between. */
export function* readDeskPage(
  desk: number,
  after: Cursor,
  plantedFault?: RealtimeFault,
): Script<Page> {
  const seq = seqOf(after);
  let sinceMs = -Infinity;
  const { lastSeq } = yield* the(deskHead, { desk });
  if (seq > lastSeq || lastSeq - seq > MAX_EVENTS_BEHIND) return { kind: "unknown" };
  if (after !== STREAM_START) {
    const event = yield* one(deskEventAt, { desk, seq });
    if (event === undefined || tagOf(cursorOf(seq, event.publicId)) !== tagOf(after)) {
      return { kind: "unknown" };
    }
    if (plantedFault === "resume by time") sinceMs = event.atMs;
  }
  const rows = yield* all(deskPage, { desk, after: seq });
  const page = yield* withFileNames(desk, thatFit(rows).map(storedEventOf));
  const last = page.at(-1);
  const events = page.filter((event) => event.atMs > sinceMs);
  return {
    kind: "page",
    upto: last === undefined ? after : deskCursorOf(last),
    events,
    isWhole: rows.length < PAGE_EVENTS && page.length === rows.length,
  };
}
