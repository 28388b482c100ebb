import type { ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

let house: House;
let visitor: TestVisitor;
let conversationId: ConversationId;
let ann: TestAgent;
beforeEach(async () => {
  house = await openHouse();
  visitor = await arrive(house);
  conversationId = await writes(visitor);
  ann = await openConsole(house, await house.hire("ann"));
  await ann.say({ type: "openThread", conversationId });
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

/** The card as the agent's open thread shows it by now. */
async function card() {
  await house.advance(1000);
  return ann.last("card").card;
}

test("ID10: what a page tells is added to what it told; null takes it away, and agents who look see it", async () => {
  await visitor.command({ type: "visitor.describe", attributes: { plan: "pro", seats: 3 } });
  await visitor.command({ type: "visitor.describe", attributes: { seats: 4, trial: false } });
  expect((await card()).attributes).toEqual({ plan: "pro", seats: 4, trial: false });
  await visitor.command({ type: "visitor.describe", attributes: { plan: null } });
  expect((await card()).attributes).toEqual({ seats: 4, trial: false });
});

test("ID10: more than twenty at once, told one by one, is refused", async () => {
  const named = (from: number) =>
    Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`n${from + at}`, at]));
  await visitor.command({ type: "visitor.describe", attributes: named(0) });
  expect(await visitor.command({ type: "visitor.describe", attributes: named(15) })).toMatchObject({
    code: "value.invalid",
  });
  expect(Object.keys((await card()).attributes)).toHaveLength(15);
});

test("ID10: what is told of one conversation stands beside it, and nobody tells of another's", async () => {
  const attributes = { order: "  A-7\u202E " };
  await visitor.command({ type: "conversation.describe", conversationId, attributes });
  const { conversationAttributes, attributes: ofVisitor } = await card();
  expect(conversationAttributes).toEqual({ order: "A-7" });
  expect(ofVisitor).toEqual({});
  const stranger = await arrive(house);
  const refused = await stranger.command({
    type: "conversation.describe",
    conversationId,
    attributes,
  });
  expect(refused).toMatchObject({ code: "not-found" });
});

test("ID11: the latest twenty acts are kept, the newest first, each once", async () => {
  for (let at = 0; at < 22; at += 1) {
    const command = { type: "visitor.track", name: `act ${at}`, data: { at } };
    const commandId = visitor.newCommandId();
    await visitor.command(command, commandId);
    await visitor.command(command, commandId); // the answer was lost on the way
    await house.advance(1000);
    await visitor.say({ type: "ping" });
  }
  const { tracked } = await card();
  expect(tracked).toHaveLength(20);
  expect(tracked.map(({ name }) => name).slice(0, 2)).toEqual(["act 21", "act 20"]);
  expect(tracked.at(-1)).toMatchObject({ name: "act 2", data: { at: 2 } });
});

test("ID11: what was told is the team's alone, and too much of it is refused", async () => {
  visitor.forget();
  const answers = [];
  for (let at = 0; at < 12; at += 1)
    answers.push(await visitor.command({ type: "visitor.track", name: "put in the basket" }));
  expect(answers.at(-1)).toMatchObject({ type: "error", code: "rate.limited" });
  expect(visitor.texts.join("\n")).not.toContain("basket");
});
