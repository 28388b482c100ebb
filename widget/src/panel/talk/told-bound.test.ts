import fc from "fast-check";
import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { ToldQueue } from "./told-queue.ts";
import type { ToldBound } from "./told-bound.ts";
import { toldBound } from "./told-bound.ts";
import { toldWait, waitSentence } from "./wait-words.ts";

const MIN = 60_000;

function moved(atMin: number, highMin: number | null, over: Partial<ToldQueue> = {}): ToldQueue {
  return {
    type: "queue.moved",
    conversationId: "cnv_abcdefghijklmnopqrstu",
    place: 3,
    range:
      highMin === null
        ? null
        : { lowMs: 0, expectedMs: (highMin * MIN) / 2, highMs: highMin * MIN },
    refusal: null,
    reason: null,
    opensAtMs: null,
    basis: "measured",
    atMs: atMin * MIN,
    joinedAtMs: 0,
    ...over,
  };
}

/** What is said at each announcement, at the time it is made. */
function saidOf(announcements: readonly ToldQueue[]): string[] {
  let bound: ToldBound | undefined;
  return announcements.map((each) => {
    bound = toldBound(bound, each);
    return waitSentence(each, each.atMs, en, bound?.isLater);
  });
}

test("W3: a later bound is said to be later, before the new range", () => {
  expect(saidOf([moved(0, 5), moved(4, 5)])).toEqual([
    "Up to 5 minutes.",
    "This is taking longer than we said. New estimate: Up to 5 minutes.",
  ]);
});

test.each([
  ["fewerAgents", "An agent had to leave."],
  ["cameAhead", "Somebody who goes first has come in ahead of you."],
  ["longChats", "Chats ahead of you run long."],
] as const)("W3: a later bound is told with its reason: %s", (reason, words) => {
  expect(saidOf([moved(0, 5), moved(4, 7, { reason })])[1]).toBe(
    `This is taking longer than we said. ${words} New estimate: Up to 7 minutes.`,
  );
});

test("an earlier bound needs no words, nor the same one told again", () => {
  const second = moved(2, 2);
  expect(saidOf([moved(0, 5), second, second])).toEqual([
    "Up to 5 minutes.",
    "Up to 2 minutes.",
    "Up to 2 minutes.",
  ]);
});

test("a later bound stays said for as long as it is told", () => {
  const later = moved(1, 10);
  const said = saidOf([moved(0, 5), later, later]);
  expect(said[2]).toBe(said[1]);
});

test("a time without a range hides no rise", () => {
  expect(saidOf([moved(0, 5), moved(1, null), moved(2, 10)])[2]).toContain("longer than we said");
});

test("TO4: what was promised in the line that the visitor left is not what the next one is measured by", () => {
  expect(saidOf([moved(0, 5), moved(1, 30, { movedAtMs: MIN / 2 })])[1]).toBe("Up to 30 minutes.");
});

test("another conversation, or another wait, begins anew", () => {
  const other = moved(1, 10, { conversationId: "cnv_otherotherotherothero" });
  const again = moved(2, 30, { joinedAtMs: 2 * MIN });
  expect(saidOf([moved(0, 5), other])[1]).toBe("Up to 10 minutes.");
  expect(saidOf([moved(0, 5), again])[1]).toBe("Up to 30 minutes.");
});

test("W3: a shown upper bound rises only with words", () => {
  const shownMin = (each: ToldQueue, nowMs: number) => {
    const told = toldWait(each, nowMs);
    if (told?.kind === "between") return told.high;
    if (told?.kind === "about" || told?.kind === "upTo") return told.minutes;
    return told?.kind === "moreThanHour" ? Infinity : told?.kind === "overdue" ? 0 : 1;
  };
  const step = fc.record({
    afterMin: fc.integer({ min: 1, max: 20 }),
    highMin: fc.integer({ min: 1, max: 70 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      let atMin = 0;
      const all = steps.map(({ afterMin, highMin }) => moved((atMin += afterMin), highMin));
      const said = saidOf(all);
      all.forEach((each, at) => {
        const before = all[at - 1];
        if (before === undefined) return;
        if (shownMin(each, each.atMs) > shownMin(before, each.atMs))
          expect(said[at]).toContain(en.place.longer);
      });
    }),
  );
});
