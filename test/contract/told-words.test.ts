import { followVisitor } from "@presently/shared/client";
import { eventMaker, idsOf, manualClock } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { deadlines } from "../../server/src/domain/deadline.ts";
import { scoreOf } from "../../server/src/domain/wait-score.ts";
import { queueMovedOf } from "../../server/src/realtime/queue-moved.ts";
import { bg } from "../../widget/src/panel/i18n/bg/ways.ts";
import { en } from "../../widget/src/panel/i18n/en/talk.ts";
import { en as enWays } from "../../widget/src/panel/i18n/en/ways.ts";
import { fi } from "../../widget/src/panel/i18n/fi/ways.ts";
import { lt } from "../../widget/src/panel/i18n/lt/ways.ts";
import { nl } from "../../widget/src/panel/i18n/nl/ways.ts";
import { ru } from "../../widget/src/panel/i18n/ru/ways.ts";
import type { ToldQueue } from "../../widget/src/panel/talk/told-queue.ts";
import { waitSentence } from "../../widget/src/panel/talk/wait-words.ts";

const MINUTE_MS = 60_000;
const AT_MS = 1_700_000_000_000;
/** Every quarter of a minute up to 65 of them, as the ends of ranges. */
const ENDS = Array.from({ length: 260 }, (_, at) => (at + 1) * 15_000);

/** What the visitor's client knows of a range that was announced, after the server's own frame. */
function shown(lowMs: number, highMs: number): ToldQueue {
  const events = eventMaker(idsOf(1), AT_MS);
  const { conversationId } = events;
  const follow = followVisitor({ clock: manualClock(), onChange: () => {} });
  const view = viewOf(events.make("conversation.started"));
  follow.receive({ type: "reset", stream: conversationId, upto: "1.abcdefgh", view, names: {} });
  const range = { lowMs, expectedMs: (lowMs + highMs) / 2, highMs };
  const told = { place: 2, range, refusal: null, reason: null, basis: "measured" } as const;
  const row = { publicId: conversationId, queuedAtMs: AT_MS, announced: { atMs: AT_MS, ...told } };
  follow.receive({ type: "passing", event: queueMovedOf(row, 2) });
  const queue = follow.picture().queue[conversationId];
  if (queue === undefined) throw new Error("the client was told nothing");
  return { ...queue, opensAtMs: null };
}

/** The most that the visitor reads at a moment, in ms from then; Infinity where the words name no end. */
function mostRead(queue: ToldQueue, nowMs: number): number {
  const words = waitSentence(queue, nowMs, en);
  if (words === "Less than a minute.") return MINUTE_MS;
  if (words === "More than an hour.") return Infinity;
  const minutes = words.match(/\d+/g)?.at(-1);
  if (minutes === undefined) throw new Error(`no number in: ${words}`);
  return Number(minutes) * MINUTE_MS;
}

function scored(lowMs: number, highMs: number, waitedMs: number) {
  const expectedMs = (lowMs + highMs) / 2;
  const told = { atMs: AT_MS, place: 2, lowMs, expectedMs, highMs, refusal: null };
  return scoreOf([{ ...told, outcome: "served", endedAtMs: AT_MS + waitedMs }], () => 0);
}

test("W16: the score holds the desk to the most that the visitor's own words said, in every range that can be announced", () => {
  for (const highMs of ENDS) {
    for (const lowMs of [0, highMs / 3, Math.max(0, highMs - 40_000)]) {
      const mostMs = mostRead(shown(lowMs, highMs), AT_MS);
      if (mostMs === Infinity) {
        expect(scored(lowMs, highMs, 1).promised).toBe(0);
        continue;
      }
      const shares = [mostMs, mostMs + 1].map((ms) => scored(lowMs, highMs, ms).keptShare);
      expect(shares, `a bound of ${highMs} ms, read as ${mostMs}`).toEqual([1, 0]);
    }
  }
});

test("W16: as the words count down they come to the exact bound, which the score counts apart, and never below it", () => {
  // A bound below a minute is never said.
  for (const highMs of ENDS.filter((ms) => ms >= MINUTE_MS && ms <= 60 * MINUTE_MS)) {
    const queue = shown(0, highMs);
    const ends: number[] = [];
    for (let passedMs = highMs % MINUTE_MS; passedMs < highMs; passedMs += MINUTE_MS)
      ends.push(passedMs + mostRead(queue, AT_MS + passedMs));
    expect(Math.min(...ends), `a bound of ${highMs} ms`).toBe(highMs);
    const shares = [highMs, highMs + 1].map((ms) => scored(0, highMs, ms).boundShare);
    expect(shares).toEqual([1, 0]);
  }
});

test.each(Object.entries({ bg, en: enWays, fi, lt, nl, ru }))(
  "CB2: who keeps the place and may close the page is told the hours for which it is kept at most, in %s",
  (_, { kept }) => {
    const hours = deadlines.callbackKept.ms / 3_600_000;
    for (const words of [kept.email, kept.push])
      expect(words.match(/\d+/g)?.map(Number)).toEqual([hours]);
  },
);
