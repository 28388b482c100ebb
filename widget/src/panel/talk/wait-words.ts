import type { QueueMoved } from "@presently/shared/protocol";
import { roundWait, type ToldWait } from "@presently/shared/view/wait-steps";
import type { Texts } from "../i18n/texts.ts";
import type { ToldQueue } from "./told-queue.ts";
import { counted, fill } from "../i18n/plural.ts";
import { moment } from "../i18n/moment.ts";
import { ranged } from "../i18n/ranged.ts";

const MINUTE_MS = 60_000;

/** What is left of the announced range at `nowMs` (the server's clock): it counts down by itself. */
export function toldWait(moved: QueueMoved, nowMs: number): ToldWait | undefined {
  if (moved.range === null) return undefined;
  const passedMs = Math.max(0, nowMs - moved.atMs);
  return roundWait(moved.range.lowMs - passedMs, moved.range.highMs - passedMs);
}

/** The sentence about the time. `isLater`: its end is later than the one told before, which is said first, with the reason. */
export function waitSentence(
  moved: ToldQueue,
  nowMs: number,
  texts: Texts,
  isLater = false,
): string {
  const { place } = texts;
  const told = toldWait(moved, nowMs);
  if (told === undefined) return refusalSentence(moved, nowMs, texts);
  const words = timeSentence(told, texts) + closedSentence(moved, nowMs, texts);
  if (!isLater || told.kind === "overdue") return words;
  const reason = moved.reason && place.reason[moved.reason]; // none for one of a later protocol
  return [place.longer, reason, place.newEstimate, words].filter(Boolean).join(" ");
}

function timeSentence(told: ToldWait, { place, lang }: Texts): string {
  switch (told.kind) {
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

function refusalSentence(
  { refusal, opensAtMs }: ToldQueue,
  nowMs: number,
  { place, lang }: Texts,
): string {
  // Whatever keeps the time from being told, beside the opening hours it is no sooner.
  if (opensAtMs !== null) return fill(place.opens, { time: moment(lang, opensAtMs, nowMs) });
  if (refusal === "nobodyAvailable") return place.nobody;
  return refusal === "tooLong" ? place.tooLong : place.unknown;
}

/** After the time, beside the opening hours: whoever is served then is served by an agent who stayed on (H5). */
function closedSentence({ opensAtMs }: ToldQueue, nowMs: number, { place, lang }: Texts): string {
  return opensAtMs === null
    ? ""
    : ` ${fill(place.closed, { time: moment(lang, opensAtMs, nowMs) })}`;
}

/** The sentence about the place: 1 is next, if there is anybody to be next for. */
export function placeSentence(
  { place, refusal }: Pick<QueueMoved, "place" | "refusal">,
  { place: words, lang }: Texts,
): string {
  if (place > 1) return counted(lang, words.ahead, place - 1);
  return refusal === "nobodyAvailable" ? words.first : words.next;
}

/** A site's limit until the server has told its own. */
const USUAL_LIMIT_MS = 10 * MINUTE_MS;
/** So short before the shown bound ends, a visitor who isn't next is offered a way out. */
const LAST_STRETCH_MS = 30_000;

/**
 * Whether the ways out are offered beside the wait: it is, or was, longer than the site's limit, or longer than it was said to be, or about to
 * be. `nowMs` is the server's clock.
 */
export function offersWayOut(
  moved: QueueMoved,
  nowMs: number,
  limitMs: number = USUAL_LIMIT_MS,
): boolean {
  if (moved.refusal === "nobodyAvailable" || moved.refusal === "tooLong") return true;
  if (nowMs - moved.joinedAtMs > limitMs) return true;
  if (moved.range === null) return false;
  if (moved.reason) return true;
  const leftMs = moved.range.highMs - (nowMs - moved.atMs);
  return leftMs > limitMs || leftMs <= 0 || (leftMs < LAST_STRETCH_MS && moved.place > 1);
}
