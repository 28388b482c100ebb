import type { ReadMarks } from "@presently/shared/protocol";
import { type Reading, readFurther } from "../domain/read-marks.ts";
import { run, type Script, the } from "../store/script.ts";
import { readableTo, saveReadMarks } from "../store/statements/read-marks.ts";
import type { Recorded } from "../store/stored-event.ts";
import { readReadMarks } from "../views/read-marks.ts";

/** What was heard of a conversation since the last time. Numbers are the desk's own ids. */
export interface HeardReading {
  readonly conversation: number;
  /** What each one's client says that it shows; null = the visitor's. */
  readonly said: ReadonlyMap<number | null, Reading>;
}

/**
 * Moves the marks on and answers them as they are then; undefined when nothing is new. Of agents only the one who holds the chat counts, or
 * held it last once it is closed (RM2): a colleague who reads along has read nothing to the visitor.
 */
export function noteReading(
  desk: number,
  { conversation, said }: HeardReading,
): () => Script<Recorded<ReadMarks | undefined>> {
  return function* () {
    const row = yield* the(readableTo, { desk, id: conversation });
    const { visitorSeq } = said.get(null) ?? {};
    const counts = {
      ...(row.agent === null ? {} : said.get(row.agent)),
      ...(visitorSeq === undefined ? {} : { visitorSeq }),
    };
    const marks = yield* readReadMarks(desk, conversation);
    const next = readFurther(marks, counts, row.lastPublicSeq);
    if (next === marks) return { answer: undefined, events: [] };
    yield* run(saveReadMarks, { desk, conversation, ...next });
    return { answer: next, events: [] };
  };
}
