import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("ST10: reports wait for each other, a failed one holds nobody up, and who asks while many do is told to come later", async () => {
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const ask = inTurn(async (question: number) => {
    begun.push(question);
    await new Promise<void>((resolve, reject) => {
      ends.set(question, (error) => (error === undefined ? resolve() : reject(error)));
    });
    return question * 10;
  }, 3);
  const [one, two, three] = [ask(1), ask(2), ask(3)];
  await expect(ask(4)).rejects.toThrow("overloaded");
  expect(begun).toEqual([1]);
  ends.get(1)?.(new Error("the disk is gone"));
  await expect(one).rejects.toThrow("the disk is gone");
  await expect.poll(() => begun).toEqual([1, 2]);
  const five = ask(5);
  ends.get(2)?.();
  expect(await two).toBe(20);
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  ends.get(3)?.();
  expect(await three).toBe(30);
  await expect.poll(() => begun).toEqual([1, 2, 3, 5]);
  ends.get(5)?.();
  expect(await five).toBe(50);
});
