import { expect, test } from "vitest";
import { t } from "../i18n/index.ts";
import { dayProblem, draftOf, hoursOf, hoursProblems, timeZoneProblem } from "./hours-draft.ts";

const nine = { fromMin: 540, toMin: 1020 };

test("H1: hours that are shown in the form and saved again are the same hours, over midnight and all day too", () => {
  for (const fromMin of [0, 1, 540, 1320, 1439])
    for (const length of [1, 480, 719, 1439, 1440]) {
      const interval = { fromMin, toMin: fromMin + length };
      const written = {
        timeZone: "Europe/Vilnius",
        week: [[interval], [], [nine, { fromMin: 1080, toMin: 1980 }], [], [], [], [nine]],
        days: [
          { date: "2026-12-24", open: [interval] },
          { date: "2026-12-25", open: [] },
        ],
      };
      const draft = draftOf(written, "UTC");
      expect(hoursOf(draft)).toEqual(written);
      expect(hoursProblems(draft)).toEqual({});
    }
});

test("H1: a department that is always open stays so until its owner says otherwise", () => {
  const draft = draftOf(null, "Europe/Sofia");
  expect(hoursOf(draft)).toBeNull();
  expect(hoursOf({ ...draft, isAlwaysOpen: false })).toEqual({
    timeZone: "Europe/Sofia",
    week: [[nine], [nine], [nine], [nine], [nine], [], []],
    days: [],
  });
});

test("H2: hours that the server would refuse are pointed at before they are sent", () => {
  const morning = { from: "09:00", to: "12:00" };
  expect(dayProblem([morning, { from: "12:00", to: "17:00" }])).toBeUndefined();
  expect(dayProblem([morning, { from: "11:59", to: "17:00" }])).toBe(t.settings.hours.overlap);
  expect(dayProblem([{ from: "22:00", to: "06:00" }])).toBeUndefined();
  expect(dayProblem([{ from: "", to: "17:00" }])).toBe(t.settings.hours.timeMissing);
  expect(timeZoneProblem("Europe/Kyiv")).toBeUndefined();
  expect(timeZoneProblem("Sofia")).toBe(t.settings.hours.timeZoneUnknown);
  const draft = { ...draftOf(null, "UTC"), isAlwaysOpen: false };
  const christmas = { date: "2026-12-25", open: [] };
  expect(hoursProblems({ ...draft, days: [christmas, christmas] })).toEqual({
    days: t.settings.hours.dateDouble,
  });
  expect(hoursProblems({ ...draft, days: [{ date: "", open: [] }] })).toEqual({
    days: t.errors.needed,
  });
});
