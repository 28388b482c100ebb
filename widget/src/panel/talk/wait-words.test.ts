import { describe, expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { ToldQueue } from "./told-queue.ts";
import { counted } from "../i18n/plural.ts";
import { ranged } from "../i18n/ranged.ts";
import { offersWayOut, placeSentence, waitSentence } from "./wait-words.ts";

const MIN = 60_000;

function moved(over: Partial<ToldQueue> = {}): ToldQueue {
  return {
    type: "queue.moved",
    conversationId: "cnv_abcdefghijklmnopqrstu",
    place: 3,
    range: { lowMs: 3 * MIN, expectedMs: 4 * MIN, highMs: 5 * MIN },
    refusal: null,
    reason: null,
    opensAtMs: null,
    basis: "measured",
    atMs: 1_000_000,
    joinedAtMs: 1_000_000,
    ...over,
  };
}
const rangeOf = (low: number, high: number) => ({
  lowMs: low * MIN,
  expectedMs: ((low + high) / 2) * MIN,
  highMs: high * MIN,
});
const say = (low: number, high: number, afterMs = 0) =>
  waitSentence(moved({ range: rangeOf(low, high) }), 1_000_000 + afterMs, en);

describe("the words of a wait", () => {
  test.each([
    [0.2, 0.9, "Less than a minute."],
    [0.2, 1, "Less than a minute."],
    [0.5, 1.5, "Up to 2 minutes."],
    [2.2, 2.9, "About 3 minutes."],
    [3, 5, "3 to 5 minutes."],
    [2.1, 3.4, "2 to 4 minutes."],
    [16, 28, "15 to 30 minutes."],
    [46, 60, "45 to 60 minutes."],
    [20, 61, "More than an hour."],
  ])("from %d to %d minutes is told as %j", (low, high, words) => {
    expect(say(low, high)).toBe(words);
  });

  test("it counts down by itself, on the steps only", () => {
    expect(say(3, 5, 30_000)).toBe("2 to 5 minutes.");
    expect(say(3, 5, 61_000)).toBe("1 to 4 minutes.");
    expect(say(3, 5, 130_000)).toBe("Up to 3 minutes.");
    expect(say(3, 5, 4 * MIN)).toBe("Less than a minute.");
  });

  test("a bound that has passed is said to have passed, not shown as zero", () => {
    expect(say(3, 5, 5 * MIN)).toBe(en.place.overdue);
  });

  test("without a range the reason is said", () => {
    const words = (refusal: ToldQueue["refusal"]) =>
      waitSentence(moved({ range: null, refusal }), 0, en);
    expect(words(null)).toBe(en.place.unknown);
    expect(words("tooLittleHistory")).toBe(en.place.unknown);
    expect(words("nobodyAvailable")).toBe(en.place.nobody);
    expect(words("tooLong")).toBe(en.place.tooLong);
  });

  test("while the site is closed by its hours, when it opens is said, by the visitor's clock", () => {
    const opensAtMs = new Date(2026, 0, 5, 9, 0).getTime(); // a Monday, wherever the test runs
    const closed = moved({ range: null, refusal: "nobodyAvailable", opensAtMs });
    expect(waitSentence(closed, opensAtMs - 2 * 3_600_000, en).replaceAll("\u202f", " ")).toBe(
      "We're back Monday 9:00 AM (your time). Your message is kept; the team answers here.",
    );
  });

  test("the place counts who is ahead", () => {
    const words = (place: number) => placeSentence({ place, refusal: null }, en);
    expect(words(1)).toBe("You're next.");
    expect(words(2)).toBe("You're in line. 1 person is ahead of you.");
    expect(words(3)).toBe("You're in line. 2 people are ahead of you.");
  });

  test("while nobody is there nobody is next, only first in line", () => {
    expect(placeSentence({ place: 1, refusal: "nobodyAvailable" }, en)).toBe(
      "You're first in line.",
    );
  });
});

describe("plural forms", () => {
  const minutes = { one: "{n} минута", few: "{n} минуты", many: "{n} минут", other: "{n} минуты" };
  const range = { few: "{low}-{high} минуты", many: "{low}-{high} минут", other: "?" };

  test("a number takes the form its language asks for", () => {
    expect([1, 2, 5, 21].map((n) => counted("ru", minutes, n))).toEqual([
      "1 минута",
      "2 минуты",
      "5 минут",
      "21 минута",
    ]);
  });

  test("a range takes the form of the range: Russian 2-4 is few, 3-6 is many", () => {
    expect(ranged("ru", range, 2, 4)).toBe("2-4 минуты");
    expect(ranged("ru", range, 3, 7)).toBe("3-7 минут");
  });
});

describe("M3: the ways out of a long wait", () => {
  const at = 1_000_000;
  test("are offered when the shown bound exceeds ten minutes", () => {
    expect(offersWayOut(moved({ range: rangeOf(5, 10) }), at)).toBe(false);
    expect(offersWayOut(moved({ range: rangeOf(5, 10.1) }), at)).toBe(true);
  });
  test("are offered when the visitor has waited for ten minutes", () => {
    const range = rangeOf(1, 3);
    expect(offersWayOut(moved({ range, joinedAtMs: at - 10 * MIN }), at)).toBe(false);
    expect(offersWayOut(moved({ range, joinedAtMs: at - 10 * MIN - 1 }), at)).toBe(true);
  });
  test("are offered 30 s before the bound ends, except to who is next", () => {
    const late = at + 2.6 * MIN;
    expect(offersWayOut(moved({ range: rangeOf(1, 3), place: 2 }), late)).toBe(true);
    expect(offersWayOut(moved({ range: rangeOf(1, 3), place: 1 }), late)).toBe(false);
  });
  test("are offered with a bound that grew, and with one that has passed", () => {
    const range = rangeOf(1, 3);
    expect(offersWayOut(moved({ range, reason: "longChats" }), at)).toBe(true);
    expect(offersWayOut(moved({ range, place: 1 }), at + 3 * MIN)).toBe(true);
  });
  test("are offered by the site's own limit", () => {
    const range = rangeOf(1, 3);
    expect(offersWayOut(moved({ range }), at, 3 * MIN)).toBe(false);
    expect(offersWayOut(moved({ range }), at, 2 * MIN)).toBe(true);
    const short = moved({ range: rangeOf(0, 1), joinedAtMs: at - 2 * MIN });
    expect(offersWayOut(short, at, 2 * MIN)).toBe(false);
    expect(offersWayOut(short, at, 1.9 * MIN)).toBe(true);
  });
  test("are offered when nobody is there", () => {
    expect(offersWayOut(moved({ range: null, refusal: "nobodyAvailable" }), at)).toBe(true);
    expect(offersWayOut(moved({ range: null, refusal: null }), at)).toBe(false);
  });
});
