import type { Report } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { rowsOf } from "./slices.ts";
import { figuresWith } from "./testing/figures.ts";

const none = figuresWith();

test("RP9: a visitor whose page calls its language what no language is called does not take the report away", () => {
  const byLanguage: Report["byLanguage"] = ["fi", "en-12"].map((key) => ({
    key,
    name: null,
    figures: none,
  }));
  const report: Report = {
    fromDay: "2026-03-01",
    toDay: "2026-03-01",
    countedUptoMs: 1,
    isBehind: false,
    total: none,
    byHour: [],
    byDay: [],
    byWeek: [],
    byDepartment: [],
    bySite: [],
    byLanguage,
    now: { waiting: 0, longestSinceMs: null },
  };
  expect(rowsOf(report, "byLanguage").map(({ label }) => label)).toEqual(["Finnish", "en-12"]);
});
