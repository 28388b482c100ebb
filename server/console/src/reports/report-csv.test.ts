import { expect, test } from "vitest";
import { figuresCsv } from "./report-csv.ts";
import { figuresWith } from "./testing/figures.ts";

test("RP9, RP11: chats at once and time online stand in the file, and what nobody is told is left empty", () => {
  const work = {
    agents: 4,
    onlineMs: 7_200_000,
    busyMs: 3_600_000,
    chatMs: 1_800_000,
    meanAtOnce: 1.5,
    p90AtOnce: 2,
  };
  const rows = figuresCsv([
    { key: "2026-03-28", label: "Saturday", figures: { ...figuresWith(), work } },
    { key: "2026-03-29", label: "Sunday", figures: figuresWith() },
  ]).split("\r\n");
  const last = (row = "") => row.split(",").slice(-6);
  expect(rows.slice(0, 3).map(last)).toEqual([
    ["agents", "online s", "busy s", "chat s", "atOnce mean", "atOnce p90"],
    ["4", "7200", "3600", "1800", "1.5", "2"],
    ["", "", "", "", "", ""],
  ]);
});
