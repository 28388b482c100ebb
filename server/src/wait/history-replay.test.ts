import { expect, test } from "vitest";
import type { FactAt } from "../views/wait-history.ts";
import { promisedMs } from "../domain/wait-score.ts";
import { historyText } from "../cli/history-text.ts";
import { HistoryReplay } from "./history-replay.ts";
import { HistoryReport } from "./history-report.ts";
import { LiveWaits } from "./live-waits.ts";
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
  const kept = report.waits.filter(
    ({ lowMs, highMs, waitedMs }) => highMs !== null && waitedMs <= promisedMs({ lowMs, highMs }),
  );
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

test("W12: who stood in line while only learning went on is told nothing of that time, however long the line was never empty", () => {
  const all = busyDays(3);
  const learned = all.length - 12;
  const report = replayed(all, learned);
  expect(report.waits).toHaveLength(4);
  for (const { atMs } of report.waits)
    expect(atMs).toBeGreaterThanOrEqual(all[learned - 1]?.atMs ?? 0);
});

test("TO4, W12: of who moves only what they are told from then on is held against how long they waited", () => {
  const all = busyDays(3);
  const begins = all.length - 60;
  const at = all.findIndex(({ fact }, index) => index > begins + 20 && fact?.kind === "queued");
  const { atMs = 0, fact } = all[at] ?? {};
  if (fact?.kind !== "queued") throw new Error("somebody joins the line");
  const { conversation } = fact;
  const moved = { kind: "moved", line: 7, agent: null, conversation } as const;
  const moves: FactAt = {
    deskSeq: 0,
    atMs: atMs + 3000,
    fact: { ...moved, toLine: 7, waitMs: 3000, priority: 0 },
  };
  const told = (facts: readonly FactAt[]) =>
    replayed(facts, begins).waits.filter((wait) => Math.abs(wait.atMs - atMs) < 60_000);
  expect(told(all)).toMatchObject([{ outcome: "served" }]);
  expect(told(all)[0]?.atMs).toBeLessThan(moves.atMs);
  const toldAnew = told(all.toSpliced(at + 1, 0, moves));
  expect(toldAnew).toMatchObject([{ outcome: "served" }]);
  expect(toldAnew[0]?.atMs).toBeGreaterThanOrEqual(moves.atMs);
});

test("TC4: a test takes its place and its slot, teaches the engine nothing, and is in no report", () => {
  const all = inventFacts(300);
  const tests = all.map((one) => ({ ...one, isTest: true }));
  const answered = (facts: readonly FactAt[]) => {
    const live = new LiveWaits();
    const nowMs = (facts.at(-1)?.atMs ?? 0) + 1;
    live.follow(facts, nowMs);
    expect(live.ignored).toBe(0);
    return [...live.answers(nowMs)];
  };
  const places = (of: ReturnType<typeof answered>) =>
    of.map(([conversation, { isNext }]) => [conversation, isNext]);
  const [ofReal, ofTests] = [answered(all), answered(tests)];
  expect(ofReal.length).toBeGreaterThan(1);
  expect(places(ofTests)).toEqual(places(ofReal));
  // With nothing but tests behind it the desk cannot tell yet.
  expect(ofReal.map(([, { refusal }]) => refusal)).not.toContain("tooLittleHistory");
  for (const [, { refusal }] of ofTests) expect(refusal).toBe("tooLittleHistory");
  expect(replayed(tests.slice(0, 60)).score.waits).toBe(0);
  expect(replayed(all.slice(0, 60)).score.waits).toBeGreaterThan(2);
});

test("W8, W12: whoever would be reached after closing time is told no time, as on the live desk", () => {
  const all = inventFacts(150);
  const open = new HistoryReplay();
  const closing = new HistoryReplay({
    closed: (_, nowMs) => ({ fromMs: nowMs + 1, untilMs: Infinity }),
    offDuty: () => null,
  });
  for (const fact of all) for (const history of [open, closing]) history.follow(fact);
  const [promised, refused] = [open, closing].map((history) => history.report(0, 1).score);
  expect(promised?.promised).toBeGreaterThan(5);
  expect(refused).toMatchObject({ promised: 0 });
});

/** One agent, chats of ten minutes one after the other, and always two in line. */
function busyDays(days: number): FactAt[] {
  const facts: FactAt[] = [];
  const tell = (atMs: number, fact: FactAt["fact"]) =>
    facts.push({ deskSeq: facts.length + 1, atMs, fact });
  const joins = (conversation: number, atMs: number) =>
    tell(atMs, {
      kind: "queued",
      line: 7,
      agent: null,
      load: 0,
      conversation,
      priority: 0,
      isReturned: 0,
      rankMs: atMs,
      isHere: 1,
    });
  const chatMs = 600_000;
  let atMs = 1_700_000_000_000;
  tell(atMs, { kind: "slots", line: 0, agent: 1, slots: 1, lines: [7] });
  joins(1, atMs);
  tell(atMs, { kind: "accepted", line: 7, agent: 1, conversation: 1, waitMs: 0, load: 1 });
  joins(2, atMs);
  joins(3, atMs);
  for (let next = 2; next < days * 144; next += 1) {
    atMs += chatMs;
    joins(next + 2, atMs - 5_000);
    tell(atMs, { kind: "ended", line: 7, agent: 1, conversation: next - 1, chatMs, load: 1 });
    const waitMs = 2 * chatMs;
    tell(atMs, { kind: "accepted", line: 7, agent: 1, conversation: next, waitMs, load: 1 });
  }
  return facts;
}

test("W17: the report in words puts what was tried beside what was and the play of it", () => {
  const report = replayed(inventFacts(60));
  const settings = { capacity: 3, moreAgents: 1, fromHour: 9, untilHour: 12 };
  const text = historyText({ ...report, tried: { settings, again: report, other: report } });
  expect(text).toContain(
    "Tried: 3 chats at once for each agent and 1 more agent, 9 to 12 o'clock.",
  );
  expect(text).toMatch(/as it was +played again +tried\nwaited, no slot free( +\d+){3}\n/);
  expect(text).not.toContain("too few");
  const tooFew = historyText({ ...report, tried: { settings, again: report, other: null } });
  expect(tooFew).toMatch(/waited, no slot free( +\d+){2} +-\n/);
  expect(tooFew).toMatch(/^Tried: more than 1000 visitors in line.*these slots are too few\.$/m);
});

test("W12: the report in words names how the promises held", () => {
  const text = historyText(replayed(inventFacts(300)));
  expect(text).toMatch(
    /would have been told a time\.\nHeld, as the words were: \d+\.\d %; the exact bound: \d+\.\d % \(nine in ten should\)/,
  );
  expect(text).toMatch(/place \d+ {2}\d+:\d\d to \d+:\d\d; waited \d+:\d\d/);
});
