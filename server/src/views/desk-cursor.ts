import type { Cursor } from "@presently/shared/protocol";
import { cursorOf, STREAM_START } from "@presently/shared/protocol/cursor";
import { type Script, the } from "../store/script.ts";
import { deskEventAt, deskHead } from "../store/statements/streams.ts";

/** The cursor at the end of the desk's stream. */
export function* readDeskCursor(desk: number): Script<Cursor> {
  const { lastSeq } = yield* the(deskHead, { desk });
  if (lastSeq === 0) return STREAM_START;
  const { publicId } = yield* the(deskEventAt, { desk, seq: lastSeq });
  return cursorOf(lastSeq, publicId);
}
