import { closeCodes, type SiteId } from "@presently/shared/protocol";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { answerErrors } from "../http/errors.ts";
import { createInstallWatch } from "../install/install-watch.ts";
import { createAdmission } from "./admission.ts";
import { addForgetRoute } from "./forget-route.ts";
import { type House, openHouse } from "./testing/house.ts";
import { readSite } from "./visitor-identity.ts";

let house: House;
let app: FastifyInstance;
beforeEach(async () => {
  house = await openHouse();
  app = fastify();
  answerErrors(app);
  addForgetRoute(app, {
    config: loadConfig({}, "/nowhere"),
    clock: house.clock,
    gateway: house.core.gateway,
    admission: createAdmission({
      store: house.core.flush,
      limits: { maxSockets: 2, maxSocketsPerIp: 2 },
      install: createInstallWatch(house.clock),
      notReady: () => undefined,
    }),
    isOwnOrigin: () => false,
    identify: async () => undefined,
  });
});
afterEach(async () => {
  await app.close();
  await house.close();
  expect(house.errors).toEqual([]);
});

async function arrive(token?: string, site: SiteId = house.site) {
  const visitor = house.visitor(site);
  const rest = token === undefined ? {} : { token };
  await visitor.say({ type: "hello", protocol: 1, site, cursors: {}, ...rest });
  return visitor;
}

/** Asks the route and lets the server work, on its manual clock, until it has answered. */
async function forget(payload: string, origin = "http://shop.example", site: string = house.site) {
  const headers = { origin, "content-type": "text/plain;charset=UTF-8" };
  const url = `/wire/visitor/forget?site=${site}`;
  let isAnswered = false;
  const asked = app
    .inject({ method: "POST", url, headers, payload })
    .finally(() => void (isAnswered = true));
  while (!isAnswered) {
    await house.settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return asked;
}

function presences(): unknown[] {
  const rows = house.store.db
    .prepare("select data from events where type = 'visitor.presenceChanged' order by deskSeq")
    .all();
  return rows.map((row) => JSON.parse((row as { data: string }).data).presence); // a row of one text
}

test("R24, V2: a visitor who has this browser forget them is signed out everywhere, and the team keeps the question", async () => {
  const one = await arrive();
  const { token = "", visitorId } = one.last("welcome");
  const two = await arrive(token);
  const stranger = await arrive();
  await one.command({ type: "message.post", text: "Is the lamp in stock?" });
  const { conversationId } = one.last("ack");

  expect(await one.command({ type: "visitor.forget" })).toMatchObject({ type: "ack" });
  const forgotten = { code: closeCodes.forgotten, reason: "forgotten" };
  expect([one.closed, two.closed]).toEqual([forgotten, forgotten]);
  // At once: nobody waits two seconds for a tab that cannot come back.
  expect(presences()).toEqual(["absent"]);

  const next = await arrive(token);
  expect(next.last("welcome").visitorId).not.toBe(visitorId);
  expect(next.last("welcome").conversationId).toBeNull();
  expect(stranger.closed).toBeUndefined();
  expect(await stranger.command({ type: "message.post", text: "And mine?" })).toMatchObject({
    type: "ack",
  });
  const kept = house.store.db
    .prepare("select state from conversations where publicId = ?")
    .get(conversationId);
  expect(kept).toEqual({ state: "queued" });
  await house.advance(5_000);
  expect(presences()).toEqual(["absent"]);
});

test("R24: forgetting ends the token that was replaced, too", async () => {
  const first = await arrive();
  const { token: former = "", visitorId } = first.last("welcome");
  house.store.db.exec("update sessions set createdAtMs = createdAtMs - 25 * 3600000");
  const rotated = await arrive(former);
  const { token: fresh = "" } = rotated.last("welcome");
  expect(fresh).not.toBe(former);
  await rotated.command({ type: "visitor.forget" });
  for (const token of [former, fresh]) {
    expect((await arrive(token)).last("welcome").visitorId).not.toBe(visitorId);
  }
});

test("P26: a page without a connection ends the session by its token, and is told nothing by a token that is none", async () => {
  const tab = await arrive();
  const { token = "", visitorId } = tab.last("welcome");
  const elsewhere = await house.addSite("garden");

  const foreign = await forget(token, "http://elsewhere.example");
  expect(foreign.json()).toMatchObject({ code: "origin.not-allowed" });
  expect((await forget(token, "http://garden.example", elsewhere)).statusCode).toBe(204);
  expect(tab.closed).toBeUndefined(); // a token of another site is none

  expect(await forget(`pv_${"x".repeat(43)}`)).toMatchObject({ statusCode: 204, body: "" });
  const answer = await forget(token);
  expect(answer).toMatchObject({ statusCode: 204, body: "" });
  expect(answer.headers).toMatchObject({
    "access-control-allow-origin": "http://shop.example",
    "cache-control": "no-store",
  });
  expect(tab.closed?.code).toBe(closeCodes.forgotten);
  expect((await arrive(token)).last("welcome").visitorId).not.toBe(visitorId);
});

test("V2: a tab whose hello waits to renew its session while that is forgotten is not let in", async () => {
  const tab = await arrive();
  const { token = "" } = tab.last("welcome");
  house.store.db.exec(`update sessions set "lastUsedAtMs" = "lastUsedAtMs" - 2 * 3600000`);
  const late = house.visitor();
  late.send({ type: "hello", protocol: 1, site: house.site, cursors: {}, token });
  const forgotten = tab.command({ type: "visitor.forget" });
  // So many that the renewal comes to stand in a later group than what forgets.
  const others = Array.from({ length: 600 }, () =>
    house.core.flush.submit(function* () {
      return { answer: yield* readSite(house.site), events: [] };
    }),
  );
  await Promise.all([forgotten, ...others]);
  await house.settle();
  expect(late.closed?.code).toBe(closeCodes.forgotten);
  expect(late.frames.map(({ type }) => type)).not.toContain("welcome");
});
