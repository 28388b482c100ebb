import type { Clock } from "@presently/shared/clock";
import type { FileId } from "@presently/shared/protocol";
import { type CatchUp, createCatchUp } from "../catch-up.ts";
import type { Flush } from "../store/flush.ts";
import { eraseStep, logFolded } from "./erase-step.ts";

/** The desk has its turn between two pieces. */
const NEXT_MS = 20;
/** A reader may hold the write-ahead log for as long as it reads; and a disk may be full. */
const AGAIN_MS = 5_000;

export interface EraserOptions {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "submit">;
  readonly removeFile: (id: FileId) => Promise<void>;
  /** Folds the write-ahead log in and empties it; false while somebody reads from it. */
  readonly foldLog: () => boolean;
  readonly log: { warn(fields: object, message: string): void };
}

export interface Eraser extends CatchUp {
  /** Erases all that is to be erased now, and comes back when nothing of it is left. */
  finish(): Promise<void>;
}

/** Erases what is written down to be erased (ER3): at the start what the last process left, then whenever somebody asked for it. */
export function createEraser(options: EraserOptions): Eraser {
  const { desk, clock, store, removeFile, foldLog, log } = options;

  /** One piece; answers whether there is more. */
  async function turn(): Promise<boolean> {
    const { isOver, files, isLogLeft } = await store.submit(() => eraseStep(desk));
    for (const id of files) await removeFile(id);
    if (!isLogLeft) return !isOver;
    if (!foldLog()) throw new Error("the write-ahead log is being read");
    await store.submit(() => logFolded(desk));
    // What that wrote is of no one.
    return true;
  }

  const keeper = createCatchUp({
    clock,
    turn,
    firstMs: 0,
    heardMs: 0,
    nextMs: NEXT_MS,
    againMs: AGAIN_MS,
    log,
    failed: "what is to be erased is not erased yet",
  });
  return {
    ...keeper,
    async finish() {
      while (await turn());
    },
  };
}
