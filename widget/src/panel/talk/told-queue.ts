import type { QueueMoved } from "@presently/shared/protocol";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";
import { placeSentence, waitSentence } from "./wait-words.ts";

/** The place and the wait as they are told. */
export interface ToldQueue extends QueueMoved {
  readonly opensAtMs: number | null;
}

/** The place and the wait as they are told: without a range and with nobody there, the reason is that nobody is there. */
export function queueOf({ queue, availability, opensAtMs }: Picture): ToldQueue | null {
  if (queue === null) return null;
  const isUnattended = queue.range === null && queue.refusal !== "tooLong";
  const refusal = isUnattended && availability === "offline" ? "nobodyAvailable" : queue.refusal;
  return { ...queue, refusal, opensAtMs };
}

/** Both in words. `nowMs` is the server's clock. */
export function waitWords(picture: Picture, nowMs: number, texts: Texts): string {
  const queue = queueOf(picture);
  return queue === null
    ? texts.place.joining
    : `${placeSentence(queue, texts)} ${waitSentence(queue, nowMs, texts)}`;
}
