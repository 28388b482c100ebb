import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import { type House, openHouse } from "./testing/house.ts";
import { online, openConsole } from "./testing/people.ts";

let house: House;
let ann: AgentIdentity;
let ben: AgentIdentity;
beforeEach(async () => {
  house = await openHouse();
  ann = await house.hire("ann");
  ben = await house.hire("ben");
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

test("R13: fifteen seconds without a frame make an agent reconnecting, a frame brings them back", async () => {
  const watcher = await openConsole(house, ben);
  const agent = await openConsole(house, ann);
  const presence = () =>
    watcher
      .events()
      .flatMap((event) =>
        event.type === "agent.presenceChanged" && event.agentId === ann.id ? event.presence : [],
      );
  const beat = async (ms: number) => {
    for (let at = 0; at < ms; at += 1000) {
      await house.advance(1000);
      await watcher.say({ type: "ping" });
    }
  };
  await beat(14_000);
  expect(presence()).toEqual(["connected"]);
  await beat(2000);
  expect(presence()).toEqual(["connected", "reconnecting"]);
  await agent.say({ type: "ping" });
  await beat(1000);
  expect(presence()).toEqual(["connected", "reconnecting", "connected"]);
  await agent.cut();
  await beat(10_000);
  await openConsole(house, ann);
  await beat(10_000);
  expect(presence()).toEqual(["connected", "reconnecting", "connected"]);
  await beat(60_000);
  expect(presence().slice(3)).toEqual(["reconnecting", "offline"]);
});

test("R29: the sockets of a session that was ended are closed at once, others stay", async () => {
  const agent = await openConsole(house, ann);
  const other = await openConsole(house, ben);
  const { sessions } = house.core.accounts;
  sessions.tell({ account: ann.account, exceptSessionHash: ann.sessionHash });
  expect(agent.closed).toBeUndefined();
  sessions.tell({ sessionHash: ann.sessionHash });
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  sessions.tell({ account: ann.account });
  expect(other.closed).toBeUndefined();
});

test.each([
  ["is disabled", { isDisabled: true }],
  ["gets another role", { role: "admin" }],
])("R29: the socket of an agent who %s is closed within a second", async (_, change) => {
  const boss = await house.hire("boss", { role: "owner" });
  const owner = await openConsole(house, boss);
  const agent = await openConsole(house, ann);
  const other = await openConsole(house, ben);
  await owner.command({ type: "agent.update", agentId: ann.id, ...change });
  await house.advance(999);
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  expect(other.closed).toBeUndefined();
  expect(owner.closed).toBeUndefined();
});

test("R29: the commands of a socket keep its session in use; a socket that only pings does not", async () => {
  const idle = await openConsole(house, ben);
  const agent = await openConsole(house, ann);
  house.store.db.exec("update sessions set lastUsedAtMs = lastUsedAtMs - 12 * 3600000 + 90000");
  await agent.command(online);
  for (let at = 0; at < 130_000; at += 10_000) {
    await agent.say({ type: "ping" });
    await idle.say({ type: "ping" });
    await house.advance(10_000);
  }
  expect(agent.closed).toBeUndefined();
  expect(idle.closed?.code).toBe(closeCodes.notAuthenticated);
});

test("R29: a session that ended while its socket was being opened is refused at the hello", async () => {
  house.store.db.prepare("delete from sessions where tokenHash = ?").run(ann.sessionHash);
  const agent = await openConsole(house, ann);
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  expect(agent.of("welcome")).toEqual([]);
});
