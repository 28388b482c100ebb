import { expect, test } from "vitest";
import { offeredTimes, ownTimeMs } from "./offered-times.ts";

const at = (day: number, hour: number, minute = 0, second = 0) =>
  new Date(2026, 5, day, hour, minute, second).getTime();

test("PM9: half an hour, an hour, the end of the day while that is later, and tomorrow at nine are offered, by whole minutes", () => {
  expect(offeredTimes(at(10, 11, 20, 5), "answer")).toEqual([
    { name: "halfHour", atMs: at(10, 11, 51) },
    { name: "hour", atMs: at(10, 12, 21) },
    { name: "endOfDay", atMs: at(10, 18) },
    { name: "tomorrow", atMs: at(11, 9) },
  ]);
  expect(offeredTimes(at(10, 17, 0), "update").map(({ name }) => name)).toEqual([
    "halfHour",
    "hour",
    "tomorrow",
  ]);
});

test("PM11, M9: a follow-up is offered for the mornings of days to come", () => {
  expect(offeredTimes(at(10, 23, 59), "followUp")).toEqual([
    { name: "tomorrow", atMs: at(11, 9) },
    { name: "twoDays", atMs: at(12, 9) },
    { name: "week", atMs: at(17, 9) },
  ]);
});

test("PM9: an own time is of the agent's clock, and none while the field says none", () => {
  expect(ownTimeMs("2026-06-10T16:30")).toBe(at(10, 16, 30));
  expect(ownTimeMs("")).toBeUndefined();
  expect(ownTimeMs("2026-99-10T16:30")).toBeUndefined();
});
