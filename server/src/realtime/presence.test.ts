import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
let ann: AgentIdentity;
beforeEach(async () => {
  house = await openHouse();
  ann = await house.hire("ann");
});
afterEach(async () => {
  await house.close();
});

/** What was written of ann's presence, in order. */
function written(): string[] {
  return house.store.db
    .prepare("select data from events where type = 'agent.presenceChanged' order by deskSeq")
    .pluck()
    .all()
    .flatMap((data) => /"presence":"(\w+)"/.exec(String(data))?.[1] ?? []);
}

/** From here on nothing can be written of anybody's presence. */
function refusePresence(): void {
  house.store.db.exec(
    "create trigger noPresence before insert on events when new.type = 'agent.presenceChanged' begin select raise(abort, 'no room'); end",
  );
}

test("R13: the silence of an agent that could not be written is told again until it is", async () => {
  const agent = house.agent(ann);
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  await agent.cut();
  refusePresence();
  await house.advance(20_000);
  expect(written()).toEqual(["connected"]);
  house.store.db.exec("drop trigger noPresence");
  await house.advance(1000);
  expect(written()).toEqual(["connected", "reconnecting"]);
  await house.advance(60_000);
  expect(written()).toEqual(["connected", "reconnecting", "offline"]);
});

test("R13: a sign-out that could not be written is told again until it is", async () => {
  const agent = house.agent(ann);
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  refusePresence();
  house.core.accounts.sessions.tell({ sessionHash: ann.sessionHash });
  await house.advance(3000);
  expect(written()).toEqual(["connected"]);
  house.store.db.exec("drop trigger noPresence");
  await house.advance(1000);
  expect(written()).toEqual(["connected", "reconnecting"]);
  await house.advance(60_000);
  expect(written()).toEqual(["connected", "reconnecting", "offline"]);
});
