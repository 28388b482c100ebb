import { expect, test } from "vitest";
import { AgentId, CommandId, ConversationId, EventId } from "../protocol/ids.ts";
import { idsOf } from "./ids.ts";
import { randomOf } from "./random.ts";

test("the same seed draws the same, neighbouring seeds do not", () => {
  const draws = (seed: number) => Array.from({ length: 20 }, randomOf(seed).next);
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
  const firsts = Array.from({ length: 1_000 }, (_, seed) => randomOf(seed).next());
  expect(new Set(firsts).size).toBe(1_000);
  const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});

test("draws are spread evenly", () => {
  const random = randomOf(1);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 10_000; draw += 1) {
    const at = random.int(0, 9);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

test("shuffling keeps every item, picking takes one of them", () => {
  const random = randomOf(3);
  const items = Array.from({ length: 30 }, (_, at) => at);
  const shuffled = random.shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(items);
  expect(items).toContain(random.pick(items));
  expect(() => random.pick([])).toThrow("nothing to pick from");
});

test("ids pass the schemas", () => {
  const ids = idsOf(1);
  expect(AgentId.safeParse(ids.agent()).success).toBe(true);
  expect(ConversationId.safeParse(ids.conversation()).success).toBe(true);
  expect(EventId.safeParse(ids.event()).success).toBe(true);
  expect(CommandId.safeParse(ids.command()).success).toBe(true);
});
