import { nanoid } from "nanoid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterVisitor } from "../desk/visitor-enter.ts";
import { linkHashOf } from "../desk/visitor-return.ts";
import { handle } from "../desk.ts";
import { hashOf, renewSession } from "../realtime/visitor-identity.ts";
import { run } from "../store/script.ts";
import { insertChatLink } from "../store/statements/chat-links.ts";
import { codeOf, HOST, type HttpApp, httpApp, ORIGIN } from "./testing/http-app.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
const LINK = "L".repeat(43);
let http: HttpApp;
let siteKey: string;
let conversationId: string | undefined;

beforeEach(async () => {
  http = await httpApp();
  ({ siteKey } = await http.setUp());
  const site = Number(http.store.db.prepare("select id from sites").pluck().get());
  let lastId = 0;
  const newId = () => String((lastId += 1)).padStart(21, "0");
  const context = { desk: 1, clock: http.clock, newId };
  const entering = { site, tokenHash: hashOf("pv_of vera") };
  const { visitor, id } = await http.flush.submit(enterVisitor(entering, context));
  const actor = { kind: "visitor", visitor, id, site } as const;
  const post = { type: "message.post", text: "Hello" } as const;
  ({ conversationId } = await http.flush.submit(handle(actor, post, newId(), context)));
  await http.flush.submit(function* () {
    const conversation = Number(
      http.store.db.prepare("select id from conversations").pluck().get(),
    );
    const expiresAtMs = http.clock.nowMs() + WEEK_MS;
    yield* run(insertChatLink, { desk: 1, tokenHash: linkHashOf(LINK), conversation, expiresAtMs });
    return { answer: undefined, events: [] };
  });
});
afterEach(() => http.close());

function follow(
  body: unknown = { link: LINK },
  headers: Record<string, string> = { origin: ORIGIN },
  key = siteKey,
) {
  return http.app.inject({
    method: "POST",
    url: `/chat/${key}/return`,
    headers: { host: HOST, "content-type": "application/json", ...headers },
    payload: JSON.stringify(body),
  });
}

const sessions = () =>
  http.store.db
    .prepare("select tokenHash, subject, site from sessions where kind = 'visitor'")
    .all() as { tokenHash: string; subject: number; site: number }[]; // rows are plain objects

test("ML7, R24: the link gives the visitor's conversation and a session of theirs, whose token is kept as a hash", async () => {
  const answer = await follow();
  const { token, ...rest } = answer.json<{ token: string; conversationId: string }>();
  expect(rest).toEqual({ conversationId });
  expect(token).toMatch(/^pv_[\w-]{43}$/);
  const [first, ...others] = sessions();
  expect(others).toHaveLength(1);
  expect(sessions().map(({ tokenHash }) => tokenHash)).toContain(hashOf(token));
  expect(others[0]).toMatchObject({ subject: first?.subject, site: first?.site });
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.headers["referrer-policy"]).toBe("no-referrer");
});

test("ML7: it works again within its week, in another browser; a browser that is this visitor's already keeps its token", async () => {
  http.clock.advance(WEEK_MS - 1);
  expect((await follow()).statusCode).toBe(200);
  expect((await follow()).statusCode).toBe(200);
  expect(sessions()).toHaveLength(3);
  const own = await follow({ link: LINK, token: "pv_of vera" });
  expect(own.json()).toEqual({ conversationId, token: null });
  expect(sessions()).toHaveLength(3);
});

test("ML7: wrong, expired and another site's link are one answer, and leave nothing behind", async () => {
  const wrong = await follow({ link: "W".repeat(43) });
  const elsewhere = await follow(undefined, undefined, `ste_${"A".repeat(21)}`);
  http.clock.advance(WEEK_MS);
  const expired = await follow();
  const answers = [wrong, elsewhere, expired].map((answer) => {
    const { requestId: _, ...told } = answer.json<Record<string, unknown>>();
    return [answer.statusCode, told];
  });
  expect(answers).toEqual(Array(3).fill([410, { code: "link.invalid", message: "link.invalid" }]));
  expect(sessions()).toHaveLength(1);
});

test("ML7: looking at the page changes nothing: only the button's POST from our own page does", async () => {
  for (const method of ["GET", "HEAD"] as const) {
    await http.app.inject({ method, url: `/chat/${siteKey}`, headers: { host: HOST } });
    await http.app.inject({ method, url: `/chat/${siteKey}/return`, headers: { host: HOST } });
  }
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign)
    expect(codeOf(await follow(undefined, headers as Record<string, string>))).toBe(
      "origin.not-allowed",
    );
  const asText = await follow(undefined, { origin: ORIGIN, "content-type": "text/plain" });
  expect(codeOf(asText)).toBe("frame.malformed");
  expect(sessions()).toHaveLength(1);
});

test("ML7, R36: one address may try so often in ten minutes; no log holds a token", async () => {
  for (let tries = 0; tries < http.config.newVisitorsPerIp; tries += 1)
    await follow({ link: "W".repeat(43) });
  expect(codeOf(await follow())).toBe("rate.limited");
  // A token is longer than the ids of requests, which may hold the same letters by chance.
  expect(http.lines.join()).not.toMatch(/LLLL|WWWW|pv_[\w-]{19}/);
});

test("ML7: a session by a link ends with it, however much it is used; a newer link's opens it for longer, an older one's no shorter", async () => {
  const { token } = (await follow()).json<{ token: string }>();
  const life = () =>
    http.store.db
      .prepare(`select "expiresAtMs" from sessions where "byLink" is not null`)
      .pluck()
      .get();
  const untilMs = http.clock.nowMs() + WEEK_MS;
  expect(life()).toBe(untilMs);
  http.clock.advance(2 * 86_400_000);
  const nowMs = http.clock.nowMs();
  const renewal = { tokenHash: hashOf(token), token: "pv_renewed", isConfirmed: false, nowMs };
  await http.flush.submit(() => renewSession(renewal));
  expect(life()).toBe(untilMs);
  await http.flush.submit(function* () {
    const expiresAtMs = nowMs + WEEK_MS;
    const conversation = Number(
      http.store.db.prepare("select id from conversations").pluck().get(),
    );
    const tokenHash = linkHashOf("N".repeat(43));
    yield* run(insertChatLink, { desk: 1, tokenHash, conversation, expiresAtMs });
    return { answer: undefined, events: [] };
  });
  const again = await follow({ link: "N".repeat(43), token: "pv_renewed" });
  expect(again.json()).toMatchObject({ token: null });
  expect(life()).toBe(nowMs + WEEK_MS);
  await follow({ link: LINK, token: "pv_renewed" });
  expect(life(), "after the older mail was opened once more").toBe(nowMs + WEEK_MS);
});

test("ML7: who holds another chat here is asked first; a browser that has nothing to lose is not", async () => {
  const context = { desk: 1, clock: http.clock, newId: () => nanoid(21) };
  const site = Number(http.store.db.prepare("select id from sites").pluck().get());
  const entering = { site, tokenHash: hashOf("pv_of otto") };
  const { visitor, id } = await http.flush.submit(enterVisitor(entering, context));
  const held = { link: LINK, token: "pv_of otto" };
  expect((await follow(held)).json()).toMatchObject({ conversationId });
  const before = sessions().length;
  const actor = { kind: "visitor", visitor, id, site } as const;
  const post = { type: "message.post", text: "Mine" } as const;
  await http.flush.submit(handle(actor, post, nanoid(21), context));
  expect((await follow(held)).json()).toEqual({ wouldReplace: true });
  expect(sessions()).toHaveLength(before);
  const said = await follow({ ...held, mayReplace: true });
  expect(said.json()).toEqual({ conversationId, token: expect.stringMatching(/^pv_/) });
});
