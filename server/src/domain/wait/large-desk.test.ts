import { expect, test } from "vitest";
import { WaitEngine } from "./engine.ts";
import type { WaitEvent } from "./wait-event.ts";

test("W8: on a large desk a free slot is next, however many wait for others that serve her line too", () => {
  const engine = new WaitEngine({ isPriorTold: true });
  let seq = 0;
  const tell = (event: WaitEvent) => {
    seq += 1;
    expect(engine.observe(event, seq)).toBeUndefined();
  };
  const queue = (conversation: string, line: string) => {
    tell({ kind: "queued", atMs: seq, conversation, line, priority: 0, isReturned: false });
  };
  const lines = (at: number) => (at === 0 ? ["y"] : at < 3 ? ["x", "y"] : ["x"]);
  for (let at = 0; at < 30; at += 1) {
    tell({ kind: "agentOnline", atMs: seq, agent: `a${at}`, lines: lines(at), capacity: 3 });
  }
  for (let at = 3; at < 90; at += 1) {
    const agent = `a${Math.floor(at / 3)}`;
    queue(`c${at}`, "x");
    tell({ kind: "assigned", atMs: seq, conversation: `c${at}`, agent, line: "x" });
  }
  for (let at = 0; at < 20; at += 1) queue(`waiting ${at}`, "x");
  for (let at = 0; at < 4; at += 1) queue(`y${at}`, "y");
  const next = [0, 1, 2, 3].map((at) => engine.answerFor(`y${at}`, seq)?.isNext);
  expect(next).toEqual([true, true, true, false]);
  expect(engine.answerFor("y2", seq)?.range.highMs).toBeLessThanOrEqual(30_000);
  expect(engine.answerFor("waiting 0", seq)?.isNext).toBe(false);
  // Who takes a free slot stands before nobody, whether one is asked for or all are.
  for (const [conversation, answer] of engine.answers(seq))
    expect(engine.answerFor(conversation, seq), conversation).toEqual(answer);
});

test("W10: on a desk of any size the answer to one is her answer in the look over all", () => {
  for (const agents of [10, 15, 30]) {
    const engine = new WaitEngine({ isPriorTold: true });
    const nowMs = busyDesk(engine, agents, 600);
    const all = engine.answers(nowMs);
    expect(all.size).toBe(600);
    for (const [conversation, answer] of [...all].filter((_, at) => at % 97 === 3))
      expect(engine.answerFor(conversation, nowMs), conversation).toEqual(answer);
  }
});

test("W7, W10: a large desk counts on nobody whose shift is over", () => {
  const expectedMs = (isOver: (agent: string) => boolean) => {
    const past = { fromMs: 0, untilMs: Infinity };
    const offDuty = (agent: string) => (isOver(agent) ? past : null);
    const timetable = { closed: () => null, offDuty };
    const engine = new WaitEngine({ isPriorTold: true, timetable });
    const nowMs = busyDesk(engine, 60, 40);
    return engine.answerFor("waiting 39", nowMs)?.range.expectedMs ?? 0;
  };
  const halfOfThem = (agent: string) => Number(agent.slice(1)) < 30;
  expect(expectedMs(halfOfThem)).toBeGreaterThan(1.8 * expectedMs(() => false));
});

test("W10: a look is taken in slices, whoever is in front first, and leaves nobody out", () => {
  const engine = new WaitEngine({ isPriorTold: true });
  const nowMs = busyDesk(engine, 30, 400);
  const slices = [...engine.lookInSlices(nowMs)];
  expect(slices.length).toBeGreaterThan(2);
  expect(Math.max(...slices.map((news) => news.length))).toBeLessThanOrEqual(150);
  const told = slices.flat().map(({ conversation }) => conversation);
  expect(told).toEqual(Array.from({ length: 400 }, (_, at) => `waiting ${at}`));
});

/** Agents of three slots each, two thirds of them on line x and on line y, and all slots taken; so many wait, in turn for x and y. */
function busyDesk(engine: WaitEngine, agents: number, waiting: number): number {
  let seq = 0;
  const tell = (event: WaitEvent) => {
    seq += 1;
    expect(engine.observe(event, seq)).toBeUndefined();
  };
  const queue = (conversation: string, line: string) => {
    tell({ kind: "queued", atMs: seq, conversation, line, priority: 0, isReturned: false });
  };
  for (let at = 0; at < agents; at += 1) {
    const lines = [["x", "y"], ["x"], ["y"]][at % 3] ?? [];
    tell({ kind: "agentOnline", atMs: seq, agent: `a${at}`, lines, capacity: 3 });
    for (let slot = 0; slot < 3; slot += 1) {
      const line = lines[0] ?? "x";
      queue(`c${at} ${slot}`, line);
      const agent = `a${at}`;
      tell({ kind: "assigned", atMs: seq, conversation: `c${at} ${slot}`, agent, line });
    }
  }
  for (let at = 0; at < waiting; at += 1) queue(`waiting ${at}`, at % 2 === 0 ? "x" : "y");
  return seq;
}
