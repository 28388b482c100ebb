import { expect, test } from "vitest";
import { hourSeries, type Part, toldHours, toldPlaces } from "./parts.ts";

const none: Part = { waits: 0, decided: 0, keptShare: null, biasMs: null };
const some: Part = { waits: 5, decided: 4, keptShare: 0.75, biasMs: 1000 };
const day = Array.from({ length: 24 }, (_, hour) => (hour === 9 || hour === 23 ? some : none));

test("W16: the table has the hours in which a wait was told, under their own hour", () => {
  expect(toldHours(day).map(({ hour }) => hour)).toEqual([9, 23]);
});

test("W16: a group of places ends before the next one, heard of or not, and the last one nowhere", () => {
  const groups = toldPlaces([
    { fromPlace: 1, ...some },
    { fromPlace: 2, ...none },
    { fromPlace: 3, ...some },
    { fromPlace: 6, ...none },
    { fromPlace: 11, ...some },
  ]);
  expect(groups.map(({ fromPlace, uptoPlace }) => [fromPlace, uptoPlace])).toEqual([
    [1, 1],
    [3, 5],
    [11, null],
  ]);
});

test("W16: an hour without a decided promise is a gap in the plot, not a promise broken", () => {
  const { middle, keptPercent, decided } = hourSeries(day);
  expect([middle[9], keptPercent[9], decided[9]]).toEqual([9.5, 75, 4]);
  expect([middle[10], keptPercent[10], decided[10]]).toEqual([10.5, null, null]);
});
