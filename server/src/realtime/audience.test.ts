import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredEvent } from "../store/stored-event.ts";
import { type House, openHouse } from "./testing/house.ts";
import { openConsole } from "./testing/people.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test("G13: a team event that was given a public number by mistake reaches no visitor: not live, in a page, in the picture or among older items", async () => {
  const visitor = house.visitor();
  const hello = { type: "hello", protocol: 1, site: house.site } as const;
  await visitor.say({ ...hello, cursors: {} });
  const { token } = visitor.last("welcome");
  if (token === undefined) throw new Error("no token came");
  const answer = await visitor.command({ type: "message.post", text: "one" });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  const { conversationId } = answer;
  const agent = house.agent(await house.hire("ann"));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [conversationId] });
  await agent.command({ type: "note.post", conversationId, text: "a secret", mentions: [] });
  house.store.db.exec(
    `update events set publicSeq = 1 + (select max(publicSeq) from events) where type = 'note.posted'`,
  );
  const { data, ...row } = house.store.db
    .prepare("select * from events where type = 'note.posted'")
    .get() as Omit<StoredEvent, "data"> & { data: string }; // a row of the events table
  house.core.gateway.publish([{ ...row, data: JSON.parse(data) as Record<string, unknown> }]);

  const behind = house.visitor();
  await behind.say({ ...hello, token, cursors: { [conversationId]: "0." } });
  const fresh = house.visitor();
  await fresh.say({ ...hello, token, cursors: {} });
  await fresh.say({ type: "loadEarlier", conversationId, before: 1000 });
  for (const client of [visitor, behind, fresh]) {
    const said = client.texts.join("\n");
    expect(said).toContain("message.posted");
    expect(said).not.toContain("note.posted");
    expect(said).not.toContain("a secret");
  }
  expect(fresh.last("earlier").events.map(({ type }) => type)).toContain("message.posted");
  expect(agent.texts.join("\n")).toContain("a secret");
});

test("R5: a follower that fails is closed, and those behind it miss nothing", async () => {
  const first = house.visitor();
  await first.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const { token } = first.last("welcome");
  if (token === undefined) throw new Error("no token came");
  const second = house.visitor();
  await second.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, token });
  await first.command({ type: "message.post", text: "one" });

  first.isBroken = true;
  await second.command({ type: "message.post", text: "two" });
  const texts = second
    .events()
    .flatMap((event) => (event.type === "message.posted" ? event.text : []));
  expect(texts).toEqual(["one", "two"]);
  expect(first.closed?.code).toBe(closeCodes.overloaded);
  expect(second.closed).toBeUndefined();
  expect(house.errors).toHaveLength(1);
  expect(house.errors[0]).toContain("a visitor's stream could not be read");
});

test("RI8, W16: how promised waits hold is told to owners and admins, and to no agent", async () => {
  const people = new Map(
    await Promise.all(
      (["owner", "admin", "supervisor", "agent"] as const).map(
        async (role) => [role, await openConsole(house, await house.hire(role, { role }))] as const,
      ),
    ),
  );
  house.core.gateway.publish([
    {
      desk: 1,
      conversation: 0,
      deskSeq: Number(house.store.db.prepare("select lastSeq from desks").pluck().get()) + 1,
      publicId: "evt_score",
      publicSeq: null,
      type: "score.noticed",
      actor: "system",
      commandId: null,
      atMs: house.clock.nowMs(),
      text: null,
      data: { departmentId: "dep_x", waits: 9, keptPercent: 50, boundPercent: 90, isWithin: false },
    },
  ]);
  const heard = [...people].filter(([, client]) => client.texts.join().includes("score.noticed"));
  expect(heard.map(([role]) => role)).toEqual(["owner", "admin"]);
});
