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
});
