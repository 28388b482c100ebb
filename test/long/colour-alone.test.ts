import { afterAll, beforeAll, expect, test } from "vitest";
import { openStatesStage, type StatesStage } from "../e2e/chat-states.ts";
import { colourBook } from "../e2e/colour-book.ts";

let stage: StatesStage;

beforeAll(async () => {
  stage = await openStatesStage();
});
afterAll(() => stage?.close());

test.each(["light", "dark"] as const)(
  "AC11: over all its states the chat says nothing by colour alone: %s",
  async (colorScheme) => {
    const book = colourBook();
    const screen = { viewport: { width: 1280, height: 800 }, colorScheme };
    await stage.play({ screen }, (_, page) => book.note(page));
    expect(book.faults()).toEqual([]);
    expect(book.compared()).toBeGreaterThan(3);
  },
);
