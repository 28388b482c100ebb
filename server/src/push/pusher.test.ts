import { createPublicKey, verify } from "node:crypto";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newSecret } from "../accounts/secret-token.ts";
import { type TestDesk, testDesk } from "../desk/testing.ts";
import { createFlush } from "../store/flush.ts";
import { createPusher, type Pusher } from "./pusher.ts";
import { pushService } from "./push-service.ts";
import { pushSettings } from "./push-settings.ts";
import { type GotPush, pushReceiver, type PushReceiver } from "./testing/push-receiver.ts";
import { subscribed } from "./testing/subscribed.ts";

const MINUTE_MS = 60_000;
const SUBJECT = "https://chat.example.test";
const settings = pushSettings({ publicUrl: SUBJECT }, newSecret);

let receiver: PushReceiver;
let network: PushReceiver["network"];
let desk: TestDesk;
let pusher: Pusher;
let flush: ReturnType<typeof createFlush>;
let logged: string[];
/** What opening the transport fails with, while it does. */
let closedBy: Error | undefined;
beforeEach(async () => {
  receiver = await pushReceiver();
  network = { ...receiver.network };
  desk = testDesk({}, { canPush: true, canMail: true });
  logged = [];
  closedBy = undefined;
  const log = (fields: object, message: string) =>
    void logged.push(JSON.stringify({ ...fields, message }));
  const { clock, store, context } = desk;
  flush = createFlush({
    runner: store.runner,
    clock,
    log: { error: log },
    publish: () => undefined,
  });
  pusher = createPusher({
    context: { ...context, clock, newId: nanoid },
    store: flush,
    transport: async () => {
      if (closedBy !== undefined) throw closedBy;
      if (settings === undefined) throw new Error("there are no settings");
      return await pushService(settings, network);
    },
    random: () => 0.5,
    log: { warn: log, error: log },
  });
});
afterEach(async () => {
  const closing = pusher.close();
  await desk.clock.advanceAndSettle(2_000);
  await closing;
  const flushed = flush.close();
  await desk.clock.settle();
  await flushed;
  await receiver.close();
  desk.close();
});

/** A visitor keeps the place by push and closes the page. */
function keepsPlace(visitor: string, browser = subscribed(), endpoint = "https://push.example/v") {
  const conversationId = desk.writes(visitor, "My parcel is late");
  const push = { endpoint, keys: browser.keys };
  desk.asVisitor(visitor, { type: "callback.ask", conversationId, way: "push", push });
  desk.presence(visitor, "absent");
  return { conversationId, browser };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const untilMs = performance.now() + 8_000;
  for (;;) {
    await desk.clock.advanceAndSettle(0);
    if (holds()) return;
    if (performance.now() > untilMs) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Moves the clock and looks at the outbox. */
async function advance(ms: number): Promise<void> {
  pusher.wake();
  await desk.clock.advanceAndSettle(ms);
}

async function push(n: number): Promise<GotPush> {
  await until(`push number ${n}`, () => receiver.got.length >= n);
  const got = receiver.got[n - 1];
  if (got === undefined) throw new Error(`there is no push ${n}`);
  return got;
}

/** What the team's threads tell of pushes. */
const told = () =>
  desk
    .rows("select type, data from events where type like 'push.%' order by deskSeq")
    .map(({ type, data }) => {
      const { reason } = JSON.parse(String(data)) as { reason?: string };
      return reason === undefined ? type : `${String(type)}: ${reason}`;
    });
/** How many wait; the reading moves with the clock. */
async function waiting(): Promise<number> {
  let count: number | undefined;
  void pusher.waiting().then((read) => (count = read));
  await until("it is read", () => count !== undefined);
  return count ?? NaN;
}
const settled = () => until("it is written down", () => told().length > 0);
const state = () => desk.rows("select state from pushes").map((row) => row["state"]);

test("R12: who is called back by push is told that it is their turn, until when, and which page to open, for their browser's eyes alone", async () => {
  const { browser } = keepsPlace("vera");
  desk.online("ann");
  await advance(1_000);
  const { path, headers, body } = await push(1);
  expect(path).toBe("/v");
  const { siteKey } = desk.row("select publicId as siteKey from sites where id = 101");
  expect(JSON.parse(browser.read(body))).toEqual({
    site: siteKey,
    lang: "en",
    title: "It's your turn",
    body: "Your place stays first until 09:02:00 UTC.\nShop",
  });
  expect(() => subscribed().read(body)).toThrow();
  expect(body.toString("latin1")).not.toMatch(/turn|Shop/);
  await settled();
  expect(told()).toEqual(["push.sent"]);
  // Nothing of it is in the log or in the stream.
  const stream = desk.rows("select data, text from events").map((row) => JSON.stringify(row));
  expect([...logged, ...stream].join()).not.toContain("push.example");
  expect(headers).toMatchObject({
    host: "push.example",
    urgency: "high",
    "content-encoding": "aes128gcm",
  });
  expect(Number(headers["ttl"])).toBeGreaterThan(110);
  expect(Number(headers["ttl"])).toBeLessThanOrEqual(120);
});

test("PU1: a push service can tell who calls: the token is signed by the key that browsers subscribed with", async () => {
  keepsPlace("vera");
  desk.online("ann");
  await advance(1_000);
  const { headers } = await push(1);
  const [, token = "", key = ""] =
    /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(String(headers.authorization)) ?? [];
  expect(key).toBe(settings?.publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  const jwk = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const signed = { key: jwk, dsaEncoding: "ieee-p1363" } as const;
  expect(
    verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url")),
  ).toBe(true);
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    aud: "https://push.example",
    sub: SUBJECT,
  });
  // Without a public address there is nobody to name, and no key is made.
  const noKey = () => {
    throw new Error("a key was made");
  };
  expect(pushSettings({ publicUrl: undefined }, noKey)).toBeUndefined();
  expect(pushSettings({ publicUrl: "http://chat.example.test" }, noKey)).toBeUndefined();
});

test.each([404, 410])(
  "PU2: an address that is gone (%i) is forgotten, and the team is told",
  async (status) => {
    receiver.answer = () => status;
    keepsPlace("vera");
    desk.online("ann");
    await advance(1_000);
    await settled();
    expect(told()).toEqual(["push.failed: gone"]);
    expect(state()).toEqual([]);
    // Nobody told them, so nobody moves back (CB6).
    desk.writes("ben");
    desk.presence("ben", "silent");
    desk.advance(10 * MINUTE_MS);
    expect(desk.count("turn.passed")).toBe(0);
  },
);

test.each([410, 400])(
  "PU2: whom no push reaches any more (%i) and who left an address is called by mail, with the whole time",
  async (status) => {
    receiver.answer = () => status;
    keepsPlace("vera");
    const email = "vera@example.test";
    desk.asVisitor("vera", { type: "visitor.describe", email });
    desk.presence("vera", "absent");
    desk.online("ann");
    await advance(1_000);
    await settled();
    expect(desk.row("select callback, turnUntilMs from conversations")).toEqual({
      callback: "email",
      turnUntilMs: desk.clock.nowMs() + 2 * MINUTE_MS,
    });
    expect(desk.rows("select kind, state from outbox")).toEqual([
      { kind: "turn", state: "waiting" },
    ]);
    expect(state()).toEqual([]);
    // What its page and the team's thread know of it.
    const types = desk.rows("select type from events order by deskSeq desc limit 3");
    expect(types.map(({ type }) => type)).toEqual([
      "turn.extended",
      "callback.asked",
      "push.failed",
    ]);
  },
);

test.each([301, 400, 413])(
  "PU3: what the push service refuses for good (%i) is not tried again",
  async (status) => {
    receiver.answer = () => status;
    keepsPlace("vera");
    desk.online("ann");
    await advance(1_000);
    await settled();
    expect(told()).toEqual(["push.failed: refused"]);
    await advance(10 * MINUTE_MS);
    expect(receiver.got).toHaveLength(1);
  },
);

test("PU3, CB4: a call that goes late is tried again after 5 and 20 s, and gives the whole time anew", async () => {
  receiver.answer = () => (receiver.got.length < 3 ? 503 : 201);
  const { browser } = keepsPlace("vera");
  desk.online("ann");
  await advance(1_000);
  await push(1);
  await until("it waits again", () => logged.length === 1);
  await advance(5_000);
  await push(2);
  await until("it waits again", () => logged.length === 2);
  await advance(20_000);
  const { headers, body } = await push(3);
  expect(headers["ttl"]).toBe("120");
  expect(headers["topic"]).toBe(receiver.got[0]?.headers["topic"]);
  expect(JSON.parse(browser.read(body))).toMatchObject({
    body: expect.stringContaining("09:02:2"),
  });
  await settled();
  expect(told()).toEqual(["push.sent"]);
  expect(desk.rows("select 1 from events where type = 'turn.extended'")).toHaveLength(1);
  expect(logged[0]).toContain("503");
});

test("PU3, R44: a call that cannot be written is tried again as one that did not go, with all opened anew", async () => {
  closedBy = new Error("the library is not to be had");
  keepsPlace("vera");
  desk.online("ann");
  await advance(1_000);
  await until("it is told", () => logged.length === 1);
  expect(await waiting()).toBe(1);
  closedBy = undefined;
  await until("it waits again", () => {
    const [{ dueAtMs } = {}] = desk.rows("select dueAtMs from pushes");
    return Number(dueAtMs) - desk.clock.nowMs() <= 5_000;
  });
  expect(desk.rows('select 1 from "mailTries"')).toEqual([]);
  expect(pusher.counts).toEqual({ sent: 0, failed: 0, retried: 1 });
  await advance(5_000);
  await push(1);
  await settled();
  expect(told()).toEqual(["push.sent"]);
  await until("it is counted", () => pusher.counts.sent === 1);
  expect(await waiting()).toBe(0);
});

test("PU3: who is back before the call has gone is not called", async () => {
  keepsPlace("vera");
  desk.online("ann");
  desk.presence("vera", "present");
  await advance(10_000);
  expect(receiver.got).toEqual([]);
});

test("PU4: what no connection was made for does not count, for whatever reason", async () => {
  network.resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ETIMEOUT" }));
  keepsPlace("vera");
  desk.online("ann");
  await advance(1_000);
  const tries = () => desk.rows('select 1 from "mailTries"');
  await until("it is told", () => logged.length === 1);
  await until("it waits again", () => tries().length === 0);
  expect(logged[0]).toContain("ETIMEOUT");
});

test("PU4: one address is called three times an hour at most, whoever gave it; the fourth waits", async () => {
  for (const visitor of ["vera", "vic", "val", "viv"]) keepsPlace(visitor);
  desk.agent("ann", { capacity: 5 });
  desk.online("ann");
  await advance(1_000);
  await push(3);
  await until("three have gone", () => told().length === 3);
  await advance(MINUTE_MS);
  expect(receiver.got).toHaveLength(3);
  expect(state().filter((each) => each === "waiting")).toHaveLength(1);
});

test("PU4, ML4: twenty mails of the site that call within the minute hold up no call by push", async () => {
  keepsPlace("vera");
  const nowMs = desk.clock.nowMs();
  for (let id = 9_000_000; id < 9_000_020; id += 1)
    desk.store.db.exec(
      `insert into "mailTries" values (${desk.context.desk}, ${id}, 101, 'r${id}', 'turn', ${nowMs})`,
    );
  desk.online("ann");
  await advance(1_000);
  await push(1);
  await settled();
  expect(told()).toEqual(["push.sent"]);
});
