import { expect, test } from "vitest";
import type { FactAt } from "../views/wait-history.ts";
import { historyText } from "../cli/history-text.ts";
import { HistoryReplay } from "./history-replay.ts";
import { HistoryReport } from "./history-report.ts";
import { inventFacts } from "./testing/invented-facts.ts";

function replayed(all: readonly FactAt[], learned = 0): HistoryReport {
  const history = new HistoryReplay();
  all.forEach((fact, at) => (at < learned ? history.learn(fact) : history.follow(fact)));
  const untilMs = all.at(-1)?.atMs ?? 0;
  return HistoryReport.parse(history.report(all[learned]?.atMs ?? 0, untilMs));
}

test("W12: a history says what would have been told first in each wait, and what became of it", () => {
  const all = inventFacts(300);
  const report = replayed(all);
  expect(report.ignored).toBe(0);
  expect(report.waits.length).toBeGreaterThan(20);
  for (const { atMs, waitedMs, outcome } of report.waits) {
    expect(outcome).toBe("served");
    const ends = all.filter(({ atMs: endMs }) => endMs === atMs + waitedMs);
    expect(ends.map(({ fact }) => fact?.kind)).toContain("accepted");
  }
  const kept = report.waits.filter(({ highMs, waitedMs }) => highMs !== null && waitedMs <= highMs);
  expect(report.score.keptShare).toBeCloseTo(kept.length / report.score.promised);
  expect(replayed(all)).toEqual(report);
});

test("W12: what came before only teaches; whoever left or was gone for long is told of as left", () => {
  const all = inventFacts(300);
  expect(replayed(all, 200).waits.length).toBeLessThan(replayed(all).waits.length);
  const cut = all.findIndex(({ fact }, at) => at > 60 && fact?.kind === "queued");
  const atMs = (all[cut]?.atMs ?? 0) + 1;
  const fact = all[cut]?.fact;
  if (fact?.kind !== "queued") throw new Error("somebody joins the line");
  const { conversation } = fact;
  const leaves: FactAt = {
    deskSeq: 0,
    atMs: atMs + 300_000,
    fact: { kind: "left", line: 7, agent: null, conversation, waitMs: 0, awayMs: 100_000 },
  };
  const some = all
    .slice(0, cut + 1)
    .filter((one) => one.fact?.kind !== "ended" || one.atMs < atMs - 200_000);
  const last = replayed([...some, leaves]).waits.at(-1);
  expect(last).toMatchObject({ outcome: "left" });
  expect(last?.waitedMs).toBeLessThanOrEqual(200_001);
});

test("W12: the report in words names how the promises held", () => {
  const text = historyText(replayed(inventFacts(300)));
  expect(text).toMatch(/would have been told a time\.\nHeld: \d+\.\d % \(nine in ten should\)/);
  expect(text).toMatch(/place \d+ {2}\d+:\d\d to \d+:\d\d; waited \d+:\d\d/);
});
