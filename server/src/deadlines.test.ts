import { manualClock } from "@presently/shared/testing";
import { describe, expect, test } from "vitest";
import { createDeadlines } from "./deadlines.ts";
import { type SystemCommand, handle } from "./desk.ts";
import { testDesk } from "./desk/testing.ts";
import { startReconciliation } from "./reconcile.ts";
import { createFlush } from "./store/flush.ts";

/** A desk whose deadlines are fired by the one timer, through the real flush. */
function ticking() {
  const desk = testDesk();
  const { context, store } = desk;
  const timersMs: number[] = [];
  const after: typeof desk.clock.after = (ms, run) => {
    timersMs.push(ms);
    return desk.clock.after(ms, run);
  };
  const clock = { ...desk.clock, after };
  const fired: SystemCommand[] = [];
  const warnings: unknown[] = [];
  let isFailing = false;
  const log = {
    warn: (fields: unknown) => void warnings.push(fields),
    error: (fields: unknown) => void warnings.push(fields),
  };
  const flush = createFlush({ runner: store.runner, clock, log, publish: () => deadlines.wake() });
  const asSystem = (command: SystemCommand) => {
    fired.push(command);
    if (isFailing) return Promise.reject(new Error("no disk"));
    return flush.submit(handle({ kind: "system" }, command, null, context));
  };
  const deadlines = createDeadlines({ desk: 1, clock, store: flush, asSystem, log });
  const fail = (is: boolean) => {
    isFailing = is;
  };
  const arm = (kind: string, subject: number, dueAtMs: number) =>
    store.db
      .prepare("insert or replace into deadlines values (1, ?, ?, ?)")
      .run(kind, subject, dueAtMs);
  return { desk, clock, deadlines, fired, warnings, fail, arm, timersMs };
}

describe("D4: one timer", () => {
  test("D4: an offer lapses at its moment, woken by the commit that made it", async () => {
    const { desk, clock, deadlines } = ticking();
    desk.online("ana");
    desk.writes("vera");
    deadlines.wake();
    await clock.advanceAndSettle(29_999);
    expect(desk.stateOf("vera")).toBe("offered");
    await clock.advanceAndSettle(1);
    expect(desk.stateOf("vera")).toBe("queued");
    expect(clock.pendingTimers()).toBe(0);
  });

  test("D4, R50: a deadline in a month is not due at once, and the timer is set for an hour at most", async () => {
    const { clock, deadlines, fired, arm, timersMs } = ticking();
    arm("returnWindow", 1, clock.nowMs() + 30 * 86_400_000);
    deadlines.wake();
    await clock.advanceAndSettle(29 * 86_400_000);
    expect(fired).toEqual([]);
    await clock.advanceAndSettle(86_400_000);
    expect(fired).toHaveLength(1);
    expect(Math.max(...timersMs)).toBe(3_600_000);
  });

  test("D4: at most a hundred are fired in one go, and all of them in the end", async () => {
    const { desk, clock, deadlines, fired, arm } = ticking();
    for (let subject = 1; subject <= 250; subject += 1)
      arm("returnWindow", subject, clock.nowMs() - subject);
    deadlines.wake();
    await clock.settle();
    expect(fired).toHaveLength(100);
    await clock.advanceAndSettle(0);
    await clock.advanceAndSettle(0);
    expect(desk.rows("select 1 from deadlines")).toEqual([]);
    expect(fired).toHaveLength(250);
  });

  test("D4: what could not be fired is tried again, and said", async () => {
    const { desk, clock, deadlines, warnings, fail, arm } = ticking();
    arm("returnWindow", 1, clock.nowMs());
    fail(true);
    deadlines.wake();
    await clock.settle();
    expect(warnings).toHaveLength(1);
    fail(false);
    await clock.advanceAndSettle(1000);
    expect(desk.rows("select 1 from deadlines")).toEqual([]);
  });

  test("D4: closed, it fires nothing and leaves no timer; twice without harm", async () => {
    const { clock, deadlines, fired, arm } = ticking();
    arm("returnWindow", 1, clock.nowMs() + 10);
    deadlines.wake();
    await clock.settle();
    deadlines.close();
    deadlines.close();
    await clock.advanceAndSettle(1000);
    expect([fired, clock.pendingTimers()]).toEqual([[], 0]);
  });

  test("D3: a deadline that moved is not fired at its old time", () => {
    const { desk } = ticking();
    desk.online("ana");
    desk.writes("vera");
    const conversation = Number(desk.row("select id from conversations")["id"]);
    desk.clock.advance(29_000);
    desk.system({ type: "deadline.fire", kind: "offer", subject: conversation });
    expect(desk.stateOf("vera")).toBe("offered");
  });
});

describe("D5, R15: every five seconds", () => {
  test("D5, AL1: looks at the start and every 5 s, for alarms once all is in order, one look at a time, and counts repairs", async () => {
    const clock = manualClock();
    const looks: SystemCommand[] = [];
    const warnings: unknown[] = [];
    const reconciliation = startReconciliation({
      clock,
      asSystem: (command) => Promise.resolve(looks.push(command)),
      log: { warn: (fields) => void warnings.push(fields) },
    });
    await clock.settle();
    const look = ["reconcile", "alarms.look"];
    expect(looks.map(({ type }) => type)).toEqual(look);
    await clock.advanceAndSettle(10_000);
    expect(looks.map(({ type }) => type)).toEqual([...look, ...look, ...look]);
    const event = {
      desk: 1,
      conversation: 7,
      deskSeq: 1,
      publicId: "evt_1",
      publicSeq: null,
      type: "defect.repaired",
      actor: "system",
      commandId: null,
      atMs: 1,
      text: null,
      data: { defect: "closedButHeld" },
    } as const;
    reconciliation.follow([event, { ...event, type: "message.posted" }]);
    expect([...reconciliation.repairs]).toEqual([["closedButHeld", 1]]);
    expect(warnings).toEqual([{ defect: "closedButHeld", conversation: 7 }]);
    reconciliation.close();
    await clock.advanceAndSettle(20_000);
    expect([looks.length, clock.pendingTimers()]).toEqual([3 * look.length, 0]);
  });
});
