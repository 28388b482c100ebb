import { expect, test } from "vitest";
import { inTurns } from "./in-turns.ts";

test("R23: a long list is worked through so many in a turn, in order, and none is left out", async () => {
  const done: number[] = [];
  const inEachTurn: number[] = [0];
  const soon = (run: () => void): void => {
    queueMicrotask(() => {
      inEachTurn.push(0);
      run();
    });
  };
  await inTurns({ soon }, Array(2000).keys(), 250, (at) => {
    done.push(at);
    inEachTurn.push((inEachTurn.pop() ?? 0) + 1);
  });
  expect(done).toEqual([...Array(2000).keys()]);
  expect(inEachTurn).toEqual(Array(8).fill(250));
});

test("R23: a short list takes no turn but the one it is in", async () => {
  let turns = 0;
  await inTurns({ soon: () => (turns += 1) }, [1, 2, 3], 3, () => {});
  expect(turns).toBe(0);
});
