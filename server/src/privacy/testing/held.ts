import type { Clock } from "@presently/shared/clock";
import type { FileId } from "@presently/shared/protocol";
import { nanoid } from "nanoid";
import { DESK } from "../../accounts/context.ts";
import type { Flush } from "../../store/flush.ts";
import type { Store } from "../../store/open.ts";
import { createEraser, type Eraser } from "../eraser.ts";
import { createVisitorData, type VisitorData } from "../visitor-data.ts";

interface Held {
  readonly store: Pick<Store, "runner">;
  readonly flush: Pick<Flush, "submit" | "read">;
  readonly clock: Clock;
  readonly removeFile: (id: FileId) => Promise<void>;
  readonly readFile: (id: FileId) => Promise<Buffer | undefined>;
}

/** The eraser of a test's own store. */
export function eraserOf({ store, flush, clock, removeFile }: Omit<Held, "readFile">): Eraser {
  return createEraser({
    desk: DESK,
    clock,
    store: flush,
    removeFile,
    foldLog: () => store.runner.foldLog(),
    log: { warn: (_, message) => expectNone(message) },
  });
}

/** What is kept of visitors in a test's own store. */
export function visitorDataOf(held: Held): VisitorData {
  return createVisitorData({
    context: { desk: DESK, clock: held.clock, newId: nanoid },
    store: held.flush,
    files: { read: held.readFile },
    finish: () => eraserOf(held).finish(),
  });
}

function expectNone(message: string): never {
  throw new Error(message);
}
