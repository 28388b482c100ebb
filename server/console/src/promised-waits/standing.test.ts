import { expect, test } from "vitest";
import { standingOf } from "./standing.ts";

const target = { leastShare: 0.8, mostShare: 0.98, leastDecided: 100, latestDecided: 200 };

test("W16: a department stands as the server judges it, and not before a hundred promises are decided", () => {
  const standing = (
    waits: number,
    keptShare: number | null,
    isWithin: boolean,
    boundShare = keptShare,
  ) => standingOf({ waits, keptShare, boundShare, isWithin }, target);
  expect(standing(0, null, true)).toBe("undecided");
  expect(standing(99, 0.2, true)).toBe("tooFew");
  expect(standing(100, 0.9, true)).toBe("asPromised");
  expect(standing(100, 0.79, false)).toBe("broken");
  expect(standing(200, 0.99, false)).toBe("cautious");
  expect(standing(200, 1, false, 0.65)).toBe("rounded");
});
