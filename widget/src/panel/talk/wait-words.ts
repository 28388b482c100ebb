import type { QueueMoved } from "@presently/shared/protocol";
import { roundWait, type ToldWait } from "@presently/shared/view/wait-steps";
import type { Texts } from "../i18n/texts.ts";
import { counted } from "../i18n/plural.ts";
import { ranged } from "../i18n/ranged.ts";

const MINUTE_MS = 60_000;

/** What is left of the announced range at `nowMs` (the server's clock): it counts down by itself. */
export function toldWait(moved: QueueMoved, nowMs: number): ToldWait | undefined {
  if (moved.range === null) return undefined;
  const passedMs = Math.max(0, nowMs - moved.atMs);
  return roundWait(moved.range.lowMs - passedMs, moved.range.highMs - passedMs);
}

/** The sentence about the time. `isLater`: its end is later than the one told before, which is said first. */
export function waitSentence(
  moved: QueueMoved,
  nowMs: number,
  texts: Texts,
  isLater = false,
): string {
  const told = toldWait(moved, nowMs);
  const words = timeSentence(told, moved.refusal, texts);
  return isLater && told && told.kind !== "overdue" ? `${texts.place.longer} ${words}` : words;
}

function timeSentence(
  told: ToldWait | undefined,
  refusal: QueueMoved["refusal"],
  texts: Texts,
): string {
  const { place, lang } = texts;
  switch (told?.kind) {
    case undefined:
      return refusalSentence(refusal, texts);
    case "lessThanMinute":
    case "moreThanHour":
    case "overdue":
      return place[told.kind];
    case "about":
    case "upTo":
      return counted(lang, place[told.kind], told.minutes);
    case "between":
      return ranged(lang, place.between, told.low, told.high);
  }
}

function refusalSentence(refusal: QueueMoved["refusal"], { place }: Texts): string {
  if (refusal === "nobodyAvailable") return place.nobody;
  return refusal === "tooLong" ? place.tooLong : place.unknown;
}

/** The sentence about the place: 1 is next, if there is anybody to be next for. */
export function placeSentence(
  { place, refusal }: Pick<QueueMoved, "place" | "refusal">,
  { place: words, lang }: Texts,
): string {
  if (place > 1) return counted(lang, words.ahead, place - 1);
  return refusal === "nobodyAvailable" ? words.first : words.next;
}

/** Above this shown upper bound, or this long in line, the ways out are offered (the default of a site). */
export const WAY_OUT_AFTER_MS = 10 * MINUTE_MS;
/** So short before the shown bound ends, a visitor who isn't next is offered a way out. */
const LAST_STRETCH_MS = 30_000;

/** Whether to offer to leave a message beside the wait. */
export function offersWayOut(moved: QueueMoved, nowMs: number): boolean {
  if (moved.refusal === "nobodyAvailable" || moved.refusal === "tooLong") return true;
  if (nowMs - moved.joinedAtMs > WAY_OUT_AFTER_MS) return true;
  if (moved.range === null) return false;
  const leftMs = moved.range.highMs - (nowMs - moved.atMs);
  return leftMs > WAY_OUT_AFTER_MS || (leftMs < LAST_STRETCH_MS && moved.place > 1);
}
