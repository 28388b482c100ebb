import { afterAll, beforeAll, expect, test } from "vitest";
import { openStatesStage, type StatesStage } from "../e2e/chat-states.ts";
import { faintRings } from "../e2e/focus-rings.ts";

let stage: StatesStage;

beforeAll(async () => {
  stage = await openStatesStage();
});
afterAll(() => stage?.close());

test.each(["light", "dark"] as const)(
  "AC14: in every state what has the focus shows it by a line of 2 px with 3:1: %s",
  async (colorScheme) => {
    const faults: string[] = [];
    const screen = { viewport: { width: 1280, height: 800 }, colorScheme };
    await stage.play({ screen }, async (state, page) => {
      faults.push(...(await faintRings(page)).map((fault) => `${state}: ${fault}`));
    });
    expect(faults).toEqual([]);
  },
);
