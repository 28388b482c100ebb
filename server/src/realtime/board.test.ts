import { expect, test } from "vitest";
import { openHouse } from "./testing/house.ts";

test("P10: what changed while the team could not be read is read again", async () => {
  const house = await openHouse();
  const agent = house.agent(await house.hire("ann"));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  await house.advance(2000);
  const answer = await visitor.command({ type: "message.post", text: "hello" });
  if (answer.type !== "ack") throw new Error("not stored");

  house.store.db.exec("alter table departments rename to misplaced");
  await house.advance(1500);
  expect(house.errors.join()).toContain("the board could not be read");
  house.store.db.exec("alter table misplaced rename to departments");
  await house.advance(2000);
  const shown = agent.of("lanes").flatMap(({ changed }) => changed);
  expect(shown.map(({ conversationId }) => conversationId)).toContain(answer.conversationId);
  await house.close();
});
