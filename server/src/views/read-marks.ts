import type { ReadMarks } from "@presently/shared/protocol";
import { UNREAD } from "../domain/read-marks.ts";
import { one, type Script } from "../store/script.ts";
import { readMarksOf } from "../store/statements/read-marks.ts";

/** How far a conversation was read, as it is stored (RM1). */
export function* readReadMarks(desk: number, conversation: number): Script<ReadMarks> {
  return (yield* one(readMarksOf, { desk, conversation })) ?? UNREAD;
}
