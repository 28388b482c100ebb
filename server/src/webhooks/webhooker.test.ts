import { createHmac } from "node:crypto";
import type { WebhookRequest } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { internet } from "../guarded-post.ts";
import { type PushReceiver, pushReceiver } from "../push/testing/push-receiver.ts";
import { type House, IDENTITY_SECRET, openHouse } from "../realtime/testing/house.ts";
import { arrive, online, openConsole, writes } from "../realtime/testing/people.ts";
import { createWebhooks } from "./manage.ts";
import { RETRY_AFTER_MS } from "./outcome.ts";

let receiver: PushReceiver;
let house: House;
beforeEach(async () => {
  receiver = await pushReceiver();
  house = await openHouse({ webhookNetwork: receiver.network });
});
afterEach(async () => {
  await house.close();
  await receiver.close();
  expect(house.errors).toEqual([]);
});

const HOUR_MS = 3_600_000;
const STEP_MS = 20;

/** Days of the desk's looks every five seconds are 8 s of a processor; a machine that does other things, too, takes longer. */
const DAYS_TEST_MS = 90_000;

/** Lets the server and the network work until it holds; its clock goes on a little with every turn. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; turn < 3000; turn += 1) {
    if (await holds()) return;
    await house.advance(STEP_MS);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`it never came: ${what}`);
}

async function done<T>(begun: Promise<T>): Promise<T> {
  let hasEnded = false;
  const ended = begun.finally(() => void (hasEnded = true));
  ended.catch(() => {}); // told by what is returned
  await until(() => hasEnded, "an answer");
  return ended;
}

/** What the settings' page does, as the owner. */
async function settings() {
  const { sessionHash } = await house.hire("boss", { role: "owner" });
  const who = await done(house.core.accounts.sessions.recheck(sessionHash));
  if (who === undefined) throw new Error("the owner is not signed in");
  let made = 0;
  const newId = () => `webhookTest${String((made += 1)).padStart(10, "0")}`;
  // The server's that runs now, also after a restart.
  const flush: Pick<House["core"]["flush"], "submit" | "read"> = {
    submit: (script) => house.core.flush.submit(script),
    read: (script) => house.core.flush.read(script),
  };
  const hooks = createWebhooks({
    flush,
    clock: house.clock,
    newId,
    serverSecret: IDENTITY_SECRET,
    wake: () => house.core.webhooker.wake(),
  });
  return {
    make: (more: Partial<WebhookRequest> = {}) =>
      done(
        hooks.make(who, {
          url: "https://hooks.example/in",
          events: ["conversation.started", "message.posted"],
          siteIds: null,
          ...more,
        }),
      ),
    list: () => done(hooks.list(who)),
    change: (webhookId: string, change: "on" | "off" | "test" | "newSecret" | "remove") =>
      done(hooks.change(who, { webhookId, change })),
    deliveries: (webhookId: string) => done(hooks.deliveries(who, webhookId)),
    replay: (webhookId: string, id: string) => done(hooks.replay(who, webhookId, id)),
  };
}

const bodies = () => receiver.got.map(({ body }) => JSON.parse(body.toString()) as Body);
interface Body {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Record<string, unknown>;
}
const typesAt = (path: string) =>
  receiver.got
    .filter((got) => got.path === path)
    .map(({ body }) => (JSON.parse(body.toString()) as Body).type);

/** What a receiver computes by the specification, with nothing of ours: HMAC-SHA256 over id.time.body by the secret's bytes. */
function signatureOf(secret: string, { headers, body }: PushReceiver["got"][number]): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body.toString()}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

test("WH2, WH4, R42: what happened is told once, in order, signed, and without what anybody wrote", async () => {
  const { make } = await settings();
  const secret = await make();
  const visitor = await arrive(house);
  const conversationId = await writes(visitor, "My card is 4111");
  const agent = await openConsole(house, await house.hire("ana"));
  await agent.command(online);
  await agent.command({ type: "conversation.accept", conversationId });
  await agent.command({ type: "message.post", conversationId, text: "Say no more" });
  await house.advance(1000);
  await until(() => receiver.got.length === 3, "three events");
  expect(bodies().map(({ type }) => type)).toEqual([
    "conversation.started",
    "message.posted",
    "message.posted",
  ]);
  const numbers = bodies().map(({ data }) => Number(data["sequence"]));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(bodies()[1]?.data).toMatchObject({ conversationId, siteId: house.site, isTest: false });
  expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
  for (const got of receiver.got) {
    expect(got.headers["webhook-signature"]).toBe(signatureOf(secret, got));
    const ageMs = house.clock.nowMs() - Number(got.headers["webhook-timestamp"]) * 1000;
    expect(ageMs).toBeGreaterThanOrEqual(0);
    expect(ageMs).toBeLessThan(60_000);
    expect(got.body.toString()).not.toMatch(/4111|Say no/);
  }
});

test("WH2, AL5: alarms are told where they are chosen; what is amiss in a department concerns webhooks of every site", async () => {
  const other = await house.addSite("other", house.site);
  const { make } = await settings();
  const events: WebhookRequest["events"] = ["alarm.raised", "alarm.cleared"];
  await make({ url: "https://hooks.example/all", events });
  await make({ url: "https://hooks.example/other", events, siteIds: [other] });
  const visitor = await arrive(house);
  await writes(visitor, "Anybody there?");
  // Whoever says nothing for long is taken for gone.
  for (let passedMs = 0; passedMs < 11 * 60_000; passedMs += 10_000) {
    await house.advance(10_000);
    await visitor.say({ type: "ping" });
  }
  await until(() => typesAt("/all").length === 2, "two alarms");
  await until(() => typesAt("/other").length === 1, "one alarm");
  const told = (path: string) =>
    bodies()
      .filter((_, at) => receiver.got[at]?.path === path)
      .map(({ data }) => [data["kind"], data["siteId"], data["conversationId"], data["limitMs"]]);
  expect(told("/all")).toEqual([
    ["unstaffed", null, null, 0],
    ["waiting", house.site, null, 600_000],
  ]);
  expect(told("/other")).toEqual([["unstaffed", null, null, 0]]);
});

test("WH1: nobody is told of what was before, of another site, or of what they did not ask for", async () => {
  const other = await house.addSite("other");
  await writes(await arrive(house), "before");
  const { make } = await settings();
  await make({ url: "https://hooks.example/other", siteIds: [other] });
  await make({ url: "https://hooks.example/started", events: ["conversation.started"] });
  await writes(await arrive(house), "after");
  await house.advance(1000);
  await until(() => receiver.got.length === 1, "one event");
  await house.advance(60_000);
  expect(receiver.got.map(({ path }) => path)).toEqual(["/started"]);
});

test("WH1: one that is added or switched on is told of nothing from before, and one that is switched off of all until then, beside another", async () => {
  const { make, list, change } = await settings();
  await make({ url: "https://hooks.example/other" });
  await make({ url: "https://hooks.example/off", events: ["conversation.started"] });
  const [, off] = await list();
  await writes(await arrive(house), "before");
  await make({ url: "https://hooks.example/new", events: ["conversation.started"] });
  await change(off?.webhookId ?? "", "off");
  await writes(await arrive(house), "between");
  await change(off?.webhookId ?? "", "on");
  await house.advance(1000);
  await until(() => typesAt("/other").length === 4, "the other is told of all");
  await until(() => typesAt("/off").length === 1, "what was before it was switched off");
  await house.advance(60_000);
  expect(typesAt("/off")).toHaveLength(1);
  expect(typesAt("/new")).toHaveLength(1);
});

test(
  "WH7: what came to its end is listed for a week, also of a webhook that is off",
  async () => {
    const { make, list, change, deliveries } = await settings();
    await make({ events: ["conversation.started"] });
    const [webhook] = await list();
    const id = webhook?.webhookId ?? "";
    await change(id, "test");
    await until(async () => (await deliveries(id))[0]?.isDelivered === true, "the test came");
    await change(id, "off");
    await house.advance(6 * 24 * HOUR_MS);
    expect(await deliveries(id)).toHaveLength(1);
    await house.advance(25 * HOUR_MS);
    await until(async () => (await deliveries(id)).length === 0, "it is gone");
  },
  DAYS_TEST_MS,
);

test("WH3, R44: what was not taken comes again under its id, later and later, and is given up at the end", async () => {
  const { make, list, deliveries } = await settings();
  await make({ events: ["conversation.started"] });
  const sentAtMs: number[] = [];
  receiver.answer = () => {
    sentAtMs.push(house.clock.nowMs());
    return 503;
  };
  await writes(await arrive(house));
  const [webhook] = await list();
  const id = webhook?.webhookId ?? "";
  const spans: number[] = [];
  for (let tries = 1; tries <= 8; tries += 1) {
    await until(async () => (await deliveries(id))[0]?.tries === tries, `try ${tries}`);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ isDelivered: false, outcome: "503" });
    const dueAtMs = delivery?.dueAtMs ?? 0;
    spans.push(dueAtMs - (sentAtMs[tries - 1] ?? 0));
    if (tries === 8) receiver.answer = () => 200;
    await house.advance(Math.max(0, dueAtMs - house.clock.nowMs()));
  }
  spans.forEach((span, at) => {
    const least = RETRY_AFTER_MS[at] ?? 0;
    expect(span).toBeGreaterThanOrEqual(least);
    expect(span).toBeLessThanOrEqual(least * 1.2 + 5000);
  });
  expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  await until(() => receiver.got.length === 9, "the one that is taken");
  await until(async () => (await list())[0]?.failingSinceMs === null, "it is well again");
});

test("WH3: a server that is killed between sending and writing it down sends again, under the same id", async () => {
  const { make, list, deliveries } = await settings();
  await make({ events: ["conversation.started"] });
  await writes(await arrive(house));
  const answered: ((status: number) => void)[] = [];
  receiver.answer = () => new Promise((resolve) => answered.push(resolve));
  await house.advance(1000);
  await until(() => receiver.got.length === 1, "it was sent");
  // It is under way when the server stops; a moment later it is let go.
  const restarting = house.restart();
  await until(async () => {
    await house.advance(500);
    return receiver.got.length === 2;
  }, "it was sent again");
  await restarting;
  for (const answer of answered) answer(200);
  await until(async () => {
    const [webhook] = await list();
    return (await deliveries(webhook?.webhookId ?? ""))[0]?.isDelivered === true;
  }, "it is written down");
  const [first, second] = receiver.got;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.body).toEqual(first?.body);
});

test("WH5, R44: a receiver that answers nothing delays no other, and messages wait for none", async () => {
  const { make } = await settings();
  const slow: ((status: number) => void)[] = [];
  receiver.answer = (path) =>
    path === "/slow" ? new Promise<number>((resolve) => slow.push(resolve)) : 200;
  for (let n = 0; n < 6; n += 1) await make({ url: "https://hooks.example/slow" });
  await make({ url: "https://hooks.example/quick" });
  const visitor = await arrive(house);
  await writes(visitor);
  await house.advance(1000);
  await until(() => typesAt("/quick").length === 2, "the quick one was told");
  expect(typesAt("/slow")).toHaveLength(6);
  expect((await visitor.command({ type: "message.post", text: "and more" })).type).toBe("ack");
  for (const answer of slow) answer(200);
  receiver.answer = () => 200;
  await until(() => typesAt("/slow").length >= 12, "the slow ones were told");
});

test(
  "WH6: after three days without a success it is switched off, and said; 410 does so at once; switched on, it begins from then",
  async () => {
    const { make, list, change } = await settings();
    await make({ events: ["conversation.started"] });
    receiver.answer = () => 500;
    await writes(await arrive(house));
    for (let hour = 0; hour < 200; hour += 1) {
      await house.advance(HOUR_MS);
      if ((await list())[0]?.state === "failed") break;
    }
    expect((await list())[0]).toMatchObject({ state: "failed" });
    const sent = receiver.got.length;
    await writes(await arrive(house));
    await house.advance(24 * HOUR_MS);
    expect(receiver.got).toHaveLength(sent);
    const [webhook] = await list();
    receiver.answer = () => 200;
    await change(webhook?.webhookId ?? "", "on");
    const conversationId = await writes(await arrive(house));
    await house.advance(1000);
    await until(
      () => bodies().some(({ data }) => data["conversationId"] === conversationId),
      "what comes now",
    );
    receiver.answer = () => 410;
    await writes(await arrive(house));
    await house.advance(1000);
    await until(async () => (await list())[0]?.state === "failed", "it was switched off at once");
    const audited = house.store.db
      .prepare(`select count(*) from "audit" where "action" = 'webhook.failed'`)
      .pluck()
      .get();
    expect(audited).toBe(2);
  },
  DAYS_TEST_MS,
);

test("WH4: for a day a new secret signs beside the one before; then alone", async () => {
  const { make, list, change } = await settings();
  const first = await make({ events: ["conversation.started"] });
  const [webhook] = await list();
  const second = await change(webhook?.webhookId ?? "", "newSecret");
  expect(second).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(second).not.toBe(first);
  await writes(await arrive(house));
  await house.advance(1000);
  await until(() => receiver.got.length === 1, "with both");
  const [both] = receiver.got;
  if (both === undefined) throw new Error("nothing came");
  expect(String(both.headers["webhook-signature"]).split(" ")).toEqual([
    signatureOf(second, both),
    signatureOf(first, both),
  ]);
  await house.advance(24 * HOUR_MS);
  await writes(await arrive(house));
  await house.advance(1000);
  await until(() => receiver.got.length === 2, "with one");
  const [, alone] = receiver.got;
  if (alone === undefined) throw new Error("nothing came");
  expect(alone.headers["webhook-signature"]).toBe(signatureOf(second, alone));
});

test("WH4: a second new secret on the same day, because the first was lost, ends none that the receiver may have", async () => {
  const { make, list, change } = await settings();
  const first = await make({ events: ["conversation.started"] });
  const [webhook] = await list();
  const lost = await change(webhook?.webhookId ?? "", "newSecret");
  const second = await change(webhook?.webhookId ?? "", "newSecret");
  await writes(await arrive(house));
  await house.advance(1000);
  await until(() => receiver.got.length === 1, "with all");
  const [all] = receiver.got;
  if (all === undefined) throw new Error("nothing came");
  expect(String(all.headers["webhook-signature"]).split(" ")).toEqual(
    [second, lost, first].map((secret) => signatureOf(secret, all)),
  );
});

test("WH7: a test is sent, and anything again under its id; what is removed is sent nothing", async () => {
  const { make, list, change, deliveries, replay } = await settings();
  await make();
  const [webhook] = await list();
  const id = webhook?.webhookId ?? "";
  await change(id, "test");
  await house.advance(1000);
  await until(async () => (await deliveries(id))[0]?.isDelivered === true, "the test came");
  expect(bodies()).toMatchObject([{ type: "test", data: {} }]);
  const [delivery] = await deliveries(id);
  await replay(id, delivery?.deliveryId ?? "");
  await house.advance(1000);
  await until(() => receiver.got.length === 2, "it came again");
  const [first, second] = receiver.got;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  await until(async () => (await deliveries(id))[0]?.isDelivered === true, "that was written down");
  await change(id, "off");
  await expect(change(id, "test")).rejects.toMatchObject({ code: "conversation.wrong-state" });
  await change(id, "remove");
  await writes(await arrive(house));
  await house.advance(60_000);
  expect(receiver.got).toHaveLength(2);
  expect(await list()).toEqual([]);
});

test("R43: where an address leads to nobody outside, nothing is sent and the list says so", async () => {
  await house.close();
  house = await openHouse({
    webhookNetwork: {
      ...receiver.network,
      isAllowed: internet.isAllowed,
      resolve: async () => [{ address: "169.254.169.254", family: 4 }],
    },
  });
  const { make, list, deliveries } = await settings();
  for (const url of [
    "http://a.example/x",
    "https://a.example:8443/x",
    "https://u:p@a.example/",
    `https://a.example/${"ж".repeat(1000)}`,
    "ftp://a",
    "x",
  ])
    await expect(make({ url })).rejects.toMatchObject({ code: "value.invalid" });
  await make();
  await writes(await arrive(house));
  await house.advance(1000);
  const [webhook] = await list();
  const id = webhook?.webhookId ?? "";
  await until(async () => (await deliveries(id)).some(({ tries }) => tries > 0), "a try");
  const outcomes = (await deliveries(id)).flatMap(({ outcome }) => outcome ?? []);
  expect(new Set(outcomes)).toEqual(new Set(["TARGET"]));
  expect(receiver.got).toEqual([]);
});
