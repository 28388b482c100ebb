import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { databaseFile, openStore } from "../store/open.ts";
import { flushOn } from "../store/testing/flush-on.ts";
import { scratchFolder } from "../store/testing/scratch-folder.ts";
import { hireTeam, ids } from "../store/testing/team.ts";
import type { CountedDays } from "./count-days.ts";
import { countIn, reportsIn } from "./reports-in-worker.ts";
import { createSumsKeeper } from "./sums-keeper.ts";
import { inventDays } from "./testing/invented-days.ts";
import { plainConversations, plainCount } from "./testing/plain-recount.ts";

test("RP7: what happens while a long count is under way is counted as soon as that has ended", async () => {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  const clock = manualClock();
  const flush = flushOn(store.runner, {
    clock: { nowMs: () => clock.nowMs(), soon: (run) => void setImmediate(run) },
  });
  const counts: ((counted: CountedDays) => void)[] = [];
  const keeper = createSumsKeeper({
    desk: 1,
    clock,
    store: flush,
    count: () => new Promise((resolve) => counts.push(resolve)),
    log: { warn: () => undefined },
  });
  const end = (uptoSeq: number) =>
    counts.at(-1)?.({ days: [], work: [], uptoSeq, isWhole: true, isFresh: false, basis: "{}" });
  try {
    keeper.start();
    clock.advance(2_000);
    // Too late for the count that has begun, and its minute is over before that is.
    keeper.hear();
    clock.advance(60_000);
    expect(counts).toHaveLength(1);
    end(1);
    await expect
      .poll(() => {
        clock.advance(500);
        return counts.length;
      })
      .toBe(2);
    end(2);
  } finally {
    await keeper.close();
    await flush.close();
    store.close();
  }
});

test("RP7: the server counts on another thread, writes the sums itself, and a failure is only put off", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  const file = databaseFile(folder.path);
  store.runner.now(hireTeam());
  store.db.pragma("foreign_keys = off");
  inventDays(store.db, {
    sites: [ids.site],
    lines: [ids.line],
    languages: ["en"],
    agents: ["agt_ana"],
    fromMs: Date.UTC(2026, 2, 2),
    days: 3,
    perDay: 30,
    seed: 3,
  });
  const plain = plainCount(plainConversations(store.db)).counts;
  const clock = manualClock();
  const flush = flushOn(store.runner, {
    clock: { nowMs: () => clock.nowMs(), soon: (run) => void setImmediate(run) },
  });
  const warnings: string[] = [];
  let attempts = 0;
  const keeper = createSumsKeeper({
    desk: 1,
    clock,
    store: flush,
    count: async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("the thread ended");
      return await countIn(file, 1);
    },
    log: { warn: (_fields, message) => void warnings.push(message) },
  });
  const reports = reportsIn(file, clock);
  const report = () =>
    reports.team({
      of: "team",
      desk: 1,
      siteKeys: ["ste_one"],
      department: null,
      language: null,
      from: "2026-03-01",
      to: "2026-03-31",
    });
  try {
    keeper.start();
    expect((await report()).isBehind).toBe(true);
    clock.advance(2_000);
    await expect.poll(() => warnings).toEqual(["the figures could not be counted"]);
    await expect
      .poll(() => {
        clock.advance(60_000);
        return store.db.prepare("select uptoMs from countedSums").pluck().get() ?? null;
      })
      .not.toBeNull();
    const { total, isBehind } = await report();
    expect(isBehind).toBe(false);
    expect(total.counts.conversations).toBe(plain["conversations"]);
    expect(total.counts.solved).toBe(plain["solved"]);
  } finally {
    reports.close();
    await keeper.close();
    await keeper.close();
    await flush.close();
    store.close();
  }
});
