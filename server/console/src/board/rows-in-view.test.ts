import { expect, test } from "vitest";
import { rowsInView } from "./rows-in-view.ts";

const sight = (topPx: number) => ({ topPx, boxPx: 500, rowPx: 50 });

test("BO5: of 2,000 rows those in sight are drawn, and a few beyond", () => {
  expect(rowsInView(sight(0), 2000)).toEqual([0, 16]);
  expect(rowsInView(sight(5025), 2000)).toEqual([94, 117]);
  expect(rowsInView(sight(99_500), 2000)).toEqual([1984, 2000]);
});

test("BO5: a list that is short, empty, or became shorter than it was scrolled draws what there is", () => {
  expect(rowsInView(sight(0), 3)).toEqual([0, 3]);
  expect(rowsInView(sight(0), 0)).toEqual([0, 0]);
  expect(rowsInView(sight(99_500), 10)).toEqual([9, 10]);
});
