import type { QueueMoved } from "@presently/shared/protocol";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";
import { placeSentence, waitSentence } from "./wait-words.ts";

/** The place and the wait as they are told. */
export interface ToldQueue extends QueueMoved {
  readonly opensAtMs: number | null;
  /** When the visitor said what it is about, and went to that line (TO2). */
  readonly movedAtMs?: number | undefined;
}

/**
 * The place and the wait as they are told: without a range and with nobody there, the reason is that nobody is there. What was told of a line that was
 * left since is told no more: null until the next word comes.
 */
export function queueOf({ queue, view, availability, opensAtMs }: Picture): ToldQueue | null {
  const movedAtMs = view?.items?.findLast((item) => "topic" in item)?.atMs;
  if (queue === null || (queue.range !== null && queue.atMs < (movedAtMs ?? 0))) return null;
  const isUnattended = queue.range === null && queue.refusal !== "tooLong";
  const refusal = isUnattended && availability === "offline" ? "nobodyAvailable" : queue.refusal;
  return { ...queue, refusal, opensAtMs, movedAtMs };
}

/** Both in words; empty until the place is told: that it is looked for stands above the thread, and once is enough. `nowMs` is the server's clock. */
export function waitWords(picture: Picture, nowMs: number, texts: Texts): string {
  const queue = queueOf(picture);
  return queue ? `${placeSentence(queue, texts)} ${waitSentence(queue, nowMs, texts)}` : "";
}
