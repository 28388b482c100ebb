import { expect, test } from "vitest";
import { byQueueOrder } from "../queue.ts";
import type { InLine } from "./desk-picture.ts";
import { Random } from "./random.ts";
import { WaitingLines } from "./waiting-lines.ts";

test("W10: whoever comes, goes or moves, each stands in the line where the queue order puts them", () => {
  const waiting = new WaitingLines();
  const plain = new Map<string, InLine>();
  const random = new Random(5);
  const below = (count: number) => Math.floor(random.next() * count);
  for (let step = 0; step < 600; step += 1) {
    const conversation = `c${below(60)}`;
    if (random.next() < 0.4) {
      waiting.delete(conversation);
      plain.delete(conversation);
    } else {
      const line = plain.get(conversation)?.line ?? ["x", "y", "z"][below(3)] ?? "x";
      const one = {
        conversation,
        line,
        id: below(5),
        priority: below(2),
        isReturned: random.next() < 0.2,
        rankMs: below(20),
        isHere: random.next() < 0.8,
        queuedAtMs: step,
      };
      waiting.set(one);
      plain.set(conversation, one);
    }
    const inOrder = [...plain.values()].sort(
      (one, other) => byQueueOrder(one, other) || (one.conversation < other.conversation ? -1 : 1),
    );
    const here = inOrder.filter(({ isHere }) => isHere);
    expect([...waiting.inOrder(["x", "y", "z"])]).toEqual(here);
    expect(waiting.firstOf(["x", "z"], 4)).toEqual(
      here.filter(({ line }) => line !== "y").slice(0, 4),
    );
    for (const line of ["x", "y"]) {
      const own = inOrder.filter((one) => one.line === line);
      const last = inOrder.at(-1);
      const before = own.filter((one) => one !== last);
      const ahead = { all: before.length, here: before.filter(({ isHere }) => isHere).length };
      if (last !== undefined) expect(waiting.ahead(line, last)).toEqual(ahead);
      expect(waiting.hereIn(line)).toBe(own.filter(({ isHere }) => isHere).length);
      expect(own.map((one) => waiting.placeOf(one.conversation))).toEqual(
        own.map((_, at) => at + 1),
      );
    }
    expect(waiting.size).toBe(plain.size);
  }
});
