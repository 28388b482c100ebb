import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat } from "./axe.ts";
import { openStatesStage, type StatesStage } from "./chat-states.ts";

let stage: StatesStage;

beforeAll(async () => {
  stage = await openStatesStage();
});
afterAll(() => stage?.close());

// In six languages, both colours, two widths and from right to left: test/long/chat-states.test.ts.
test("AC1: in every state that a visitor can come to axe finds nothing", async () => {
  const faults: string[] = [];
  let states = 0;
  await stage.play({ screen: { viewport: { width: 390, height: 700 } } }, async (state, page) => {
    states += 1;
    faults.push(...(await faultsInChat(page)).map((fault) => `${state}: ${fault}`));
  });
  expect(faults).toEqual([]);
  expect(states).toBe(31);
}, 180_000);
