import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import type { TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, writes } from "./testing/people.ts";

let house: House;
let ann: AgentIdentity;
beforeEach(async () => {
  house = await openHouse();
  ann = await house.hire("ann");
});
afterEach(async () => {
  await house.close();
});

/** Another tab of a visitor who was here before. */
async function returns(token: string | undefined): Promise<TestVisitor> {
  if (token === undefined) throw new Error("no token came");
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, token });
  return visitor;
}

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

test("R12: a visitor whose tab is gone for less than two seconds was never absent", async () => {
  let visitor = await arrive(house);
  const { token } = visitor.last("welcome");
  await writes(visitor);
  const before = stored();
  for (let time = 0; time < 5; time += 1) {
    await visitor.cut();
    await house.advance(1000);
    visitor = await returns(token);
  }
  expect(stored()).toBe(before);
});

test("R12: a waiting visitor is absent with the last tab, silent when hidden for three minutes, and present again", async () => {
  const visitor = await arrive(house);
  const { token } = visitor.last("welcome");
  const second = await returns(token);
  await writes(visitor);
  const presence = () =>
    house.store.db
      .prepare("select data from events where type = 'visitor.presenceChanged' order by deskSeq")
      .pluck()
      .all()
      .map((data) =>
        String(data)
          .match(/present|silent|absent/g)
          ?.at(-1),
      );
  const pass = async (ms: number, ...tabs: TestVisitor[]) => {
    for (let left = ms; left > 0; left -= 20_000) {
      await house.advance(Math.min(left, 20_000));
      for (const tab of tabs) await tab.say({ type: "ping" });
    }
  };
  await second.cut();
  await house.advance(2000);
  expect(presence()).toEqual([]);
  await visitor.say({ type: "signal", signal: "visibility", isVisible: false });
  await pass(179_000, visitor);
  expect(presence()).toEqual([]);
  await pass(2000, visitor);
  expect(presence()).toEqual(["silent"]);
  await visitor.say({ type: "signal", signal: "visibility", isVisible: true });
  await house.advance(1000);
  expect(presence()).toEqual(["silent", "present"]);
  await visitor.cut();
  await house.advance(1000);
  expect(presence()).toEqual(["silent", "present"]);
  await house.advance(1000);
  expect(presence()).toEqual(["silent", "present", "absent"]);
  await returns(token);
  await house.advance(1000);
  expect(presence()).toEqual(["silent", "present", "absent", "present"]);
});

/** How many events there are of what visitors' connections say. */
function stored(): unknown {
  return house.store.db
    .prepare("select count(*) from events where type like 'visitor.%'")
    .pluck()
    .get();
}
