import { apiScopes, type ConversationId, type SiteId } from "@presently/shared/protocol";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { arrive, online, openConsole, writes } from "../realtime/testing/people.ts";
import { PAGE_CONVERSATIONS } from "../store/statements/api-reading.ts";
import { type ApiErrorCode, apiErrors } from "./api-errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { ErrorBody } from "./schemas.ts";
import { type ApiHouse, apiHouse } from "./testing/api-house.ts";

let api: ApiHouse;
beforeEach(async () => {
  api = await apiHouse();
});
afterEach(() => api.close());

/** A chat that Ana has, and a token that writes as her. */
async function chat(role: "agent" | "supervisor" = "agent") {
  const visitor = await arrive(api.house);
  const conversationId = await writes(visitor, "Is it dimmable?");
  const ana = await api.house.hire("ana", { role });
  const console = await openConsole(api.house, ana);
  await console.command(online);
  await console.command({ type: "conversation.accept", conversationId });
  const { secret } = await api.token([...apiScopes], { agentId: ana.id });
  return { visitor, conversationId, ana, console, secret };
}

/** A visitor's conversation on another site. */
async function writesOn(site: SiteId): Promise<ConversationId> {
  const visitor = api.house.visitor(site);
  await visitor.say({ type: "hello", protocol: 1, site, cursors: {} });
  return await writes(visitor, "elsewhere");
}

/** Writes a conversation of a site, the newest of those in `into`. */
function addRow(into: ConversationId[], siteId: SiteId): void {
  const n = into.length + 1;
  const publicId = `cnv_${String(n).padStart(21, "0")}` as const;
  const { db } = api.house.store;
  const site = db.prepare(`select "id" from "sites" where "publicId" = ?`).pluck();
  if (n === 1)
    db.exec(`insert into "visitors" ("desk", "id", "site", "publicId", "presence", "language", "timeZone", "createdAtMs",
      "lastSeenAtMs") values (1, 900000, (select min("id") from "sites"), 'vis_000000000000000000000', 'absent', 'en', 'UTC', 0, 0)`);
  db.prepare(
    `insert into "conversations" ("desk", "id", "publicId", "site", "visitor", "line", "state", "priority", "isReturned", "rankMs",
      "queuedAtMs", "isReachable", "transferCount", "language", "timeZone", "createdAtMs", "lastPublicSeq", "lastDeskSeq")
      values (1, ?, ?, ?, 900000, (select min("id") from "lines"), 'closed', 0, 0, 0, 0, 1, 0, 'en', 'UTC', 0, 0, 0)`,
  ).run(900_000 + n, publicId, site.get(siteId));
  into.push(publicId);
}

/** How the next page is asked for; empty after the last. */
function nextOf({ nextBefore }: Record<string, unknown>): string {
  return nextBefore === null ? "" : `?before=${nextBefore as string | number}`; // as the schema says
}

/** An address of a route, with these parameters in it. */
function addressOf({ path, method }: Endpoint, ids: Record<string, string>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? "");
  return method === "GET" && path === "/figures"
    ? `${filled}?from=2026-01-01&to=2026-01-02`
    : filled;
}

const bodies: Record<string, unknown> = {
  "/conversations/{conversationId}/messages": { text: "It is." },
  "/conversations/{conversationId}/notes": { text: "Asked about light" },
  "/agents/{agentId}/availability": { availability: "away" },
  "/agents/{agentId}/capacity": { capacity: 3 },
};
const bodyOf = ({ path, method }: Endpoint) => (method === "GET" ? {} : { body: bodies[path] });

/** A colleague at work, to whom ana's conversation can be given. */
async function colleague(ana: { id: string }) {
  const ben = await api.house.hire("ben");
  const console = await openConsole(api.house, ben);
  await console.command(online);
  bodies["/conversations/{conversationId}/assignment"] = { agentId: ben.id, fromAgentId: ana.id };
  return ben;
}

describe("every route", () => {
  test("API8: answers as its schema says", async () => {
    const { conversationId, ana, secret } = await chat("supervisor");
    await colleague(ana);
    for (const endpoint of endpoints) {
      const url = addressOf(endpoint, { conversationId, agentId: ana.id });
      const { status, body, headers } = await api.ask(endpoint.method, url, {
        token: secret,
        ...bodyOf(endpoint),
      });
      expect([200, 201], `${url}: ${JSON.stringify(body)}`).toContain(status);
      expect(endpoint.answer.parse(body), url).toEqual(body);
      expect(headers["cache-control"], url).toBe("no-store");
    }
  });

  test("API2: asks for the right that it names, and for no other", async () => {
    const { conversationId, ana } = await chat("supervisor");
    await colleague(ana);
    for (const scope of apiScopes) {
      const writes_ = scope.endsWith(".write");
      const { secret } = await api.token([scope], { agentId: writes_ ? ana.id : null });
      for (const endpoint of endpoints) {
        const url = addressOf(endpoint, { conversationId, agentId: ana.id });
        const { status, body } = await api.ask(endpoint.method, url, {
          token: secret,
          ...bodyOf(endpoint),
        });
        const mayAsk = endpoint.scope === null || endpoint.scope === scope;
        const where = `${url} with ${scope}`;
        if (mayAsk) expect([200, 201], where).toContain(status);
        else expect([status, body["code"]], where).toEqual([403, "scope.missing"]);
      }
    }
  });

  test("API3: opens to no one without a token that is good at this moment", async () => {
    const { conversationId, ana, secret } = await chat();
    const ids = { conversationId, agentId: ana.id };
    const [gone, ended] = [
      await api.token([...apiScopes], { agentId: ana.id }),
      await api.token([...apiScopes], { agentId: ana.id, days: 1 }),
    ];
    const boss = await api.signedIn("boss", "owner");
    expect((await api.ask("GET", "/sites", { token: gone.secret })).status).toBe(200);
    await api.done(api.accounts.apiTokens.revoke(boss, gone.token.tokenId));
    await api.house.advance(24 * 3_600_000);
    const wrong: [string | undefined, ApiErrorCode][] = [
      [undefined, "token.missing"],
      [gone.secret, "token.invalid"],
      [ended.secret, "token.invalid"],
      [`pat_${"A".repeat(43)}`, "token.invalid"],
      [secret.slice(0, -1), "token.invalid"],
    ];
    for (const [token, code] of wrong)
      for (const endpoint of endpoints) {
        const answer = await api.ask(endpoint.method, addressOf(endpoint, ids), {
          token,
          ...bodyOf(endpoint),
        });
        expect([answer.status, answer.body["code"]]).toEqual([401, code]);
        await api.house.advance(3000); // wrong ones are few
      }
    expect((await api.ask("GET", "/sites", { token: secret })).status).toBe(200);
  });

  test("API6: says why it refuses, in the catalogue's words and with its status", async () => {
    const { secret, conversationId } = await chat();
    const said = [
      await api.ask("GET", "/sites"),
      await api.ask("GET", "/nothing/here", { token: secret }),
      await api.ask("GET", "/conversations?limit=3", { token: secret }),
      await api.ask("GET", "/figures?from=2026-02-30&to=x", { token: secret }),
      await api.ask("GET", "/figures?from=2026-02-03&to=2026-02-01", { token: secret }),
      await api.ask("POST", `/conversations/${conversationId}/messages`, {
        token: secret,
        body: "{",
      }),
      await api.ask("POST", `/conversations/${conversationId}/messages`, {
        token: secret,
        body: { text: "  " },
      }),
      await api.ask("POST", `/conversations/${conversationId}/messages`, {
        token: secret,
        body: { text: "x".repeat(5000) },
      }),
      await api.ask("POST", `/conversations/${conversationId}/messages`, {
        token: secret,
        body: { text: "y" },
        key: "two words",
      }),
    ];
    expect(said.map(({ status, body }) => [status, body["code"]])).toEqual([
      [401, "token.missing"],
      [404, "not-found"],
      [422, "request.invalid"],
      [422, "request.invalid"],
      [422, "request.invalid"],
      [400, "frame.malformed"],
      [422, "message.empty"],
      [422, "message.too-long"],
      [422, "request.invalid"],
    ]);
    for (const { body } of said) {
      expect(ErrorBody.parse(body)).toEqual(body);
      const { message, hint } = apiErrors[body["code"] as ApiErrorCode];
      expect(body).toMatchObject({ message, hint });
    }
    expect(said[2]?.body["problems"]).toHaveLength(1);
    expect(said[4]?.body["problems"]).toEqual([
      { where: "to", what: "It is before the first day." },
    ]);
  });
});

describe("a token of one site", () => {
  test("API2, R27: finds nothing of another, whatever it names", async () => {
    const { conversationId, ana, secret: whole } = await chat();
    await colleague(ana);
    const other = await api.house.addSite("other");
    const elsewhere = await writesOn(other);
    const { secret } = await api.token([...apiScopes], { siteIds: [other], agentId: ana.id });
    for (const endpoint of endpoints.filter(({ path }) => path.includes("{"))) {
      const url = addressOf(endpoint, { conversationId, agentId: ana.id });
      const { status, body } = await api.ask(endpoint.method, url, {
        token: secret,
        ...bodyOf(endpoint),
      });
      expect([status, body["code"]], url).toEqual([404, "not-found"]);
    }
    for (const path of [
      `/conversations?site=${api.house.site}`,
      `/conversations?before=${conversationId}`,
      `/figures?from=2026-01-01&to=2026-01-01&site=${api.house.site}`,
    ])
      expect((await api.ask("GET", path, { token: secret })).status, path).toBe(404);
    const listed = await api.ask("GET", "/conversations", { token: secret });
    expect(listed.body["conversations"]).toMatchObject([{ conversationId: elsewhere }]);
    expect((await api.ask("GET", "/sites", { token: secret })).body["sites"]).toEqual([
      { siteId: other, name: "other" },
    ]);
    expect((await api.ask("GET", "/agents", { token: secret })).text).not.toContain(ana.id);
    const all = await api.ask("GET", "/conversations", { token: whole });
    expect(all.body["conversations"]).toHaveLength(2);
  });
});

describe("conversations", () => {
  test("API9: pages say each conversation once, the newest first, whatever begins between them", async () => {
    const sites = [
      api.house.site,
      await api.house.addSite("second"),
      await api.house.addSite("third"),
    ];
    await api.house.hire("boss", { role: "owner" });
    const known: ConversationId[] = [];
    const add = (at: number): void => {
      addRow(known, sites[at] ?? api.house.site);
      rowSites.push(at);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 2 }), { minLength: 0, maxLength: 80, size: "max" }),
        fc.subarray([0, 1, 2], { minLength: 1 }),
        fc.nat({ max: 3 }),
        async (made, asked, meanwhile) => {
          for (const at of made) add(at);
          const siteIds = asked.map((at) => sites[at] ?? api.house.site);
          const { secret } = await api.token(["conversations.read"], { siteIds });
          const wanted = known.filter((_id, at) => asked.includes(rowSites[at] ?? 0)).toReversed();
          const found: string[] = [];
          let before = "";
          do {
            const page = await api.ask("GET", `/conversations${before}`, { token: secret });
            const listed = page.body["conversations"] as { conversationId: string }[];
            expect(listed.length).toBeLessThanOrEqual(PAGE_CONVERSATIONS);
            found.push(...listed.map(({ conversationId }) => conversationId));
            before = nextOf(page.body);
            for (let n = 0; n < meanwhile; n += 1) add(n % 3);
          } while (before !== "");
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: 12 },
    );
  });
  const rowSites: number[] = [];

  test("API9, ER1: a page goes on after a conversation whose visitor was erased since the page before", async () => {
    await api.house.hire("boss", { role: "owner" });
    const known: ConversationId[] = [];
    for (let n = 0; n < PAGE_CONVERSATIONS + 3; n += 1) addRow(known, api.house.site);
    const { secret } = await api.token(["conversations.read"], { siteIds: [api.house.site] });
    const first = await api.ask("GET", "/conversations", { token: secret });
    const { nextBefore } = first.body as { nextBefore: string }; // as the schema says
    api.house.store.db
      .prepare("update conversations set erasedAtMs = 1 where publicId = ?")
      .run(nextBefore);
    const next = await api.ask("GET", `/conversations?before=${nextBefore}`, { token: secret });
    expect(next.status).toBe(200);
    const listed = next.body["conversations"] as { conversationId: string }[]; // as the schema says
    expect(listed.map(({ conversationId }) => conversationId)).toEqual(
      known.slice(0, 3).toReversed(),
    );
  });

  test("API9: pages of what was said hold every message once, and none of the team's notes", async () => {
    const { conversationId, visitor, console, secret } = await chat();
    for (let n = 0; n < 130; n += 1) {
      await visitor.command({ type: "message.post", text: `line ${n}` });
      if (n % 10 === 0)
        await console.command({ type: "note.post", conversationId, text: "secret", mentions: [] });
      await api.house.advance(1000);
    }
    const said: string[] = [];
    let before = "";
    do {
      const path = `/conversations/${conversationId}/messages${before}`;
      const { body } = await api.ask("GET", path, { token: secret });
      said.push(...(body["messages"] as { text: string }[]).map(({ text }) => text));
      before = nextOf(body);
    } while (before !== "");
    const lines = Array.from({ length: 130 }, (_none, n) => `line ${n}`);
    expect(said.toReversed()).toEqual(["Is it dimmable?", ...lines]);
  });
});

describe("writing", () => {
  test("API5: a message is the named agent's, reaches the visitor, and wants the conversation to be theirs", async () => {
    const { conversationId, visitor, ana, secret } = await chat();
    const path = `/conversations/${conversationId}/messages`;
    const { status, body } = await api.ask("POST", path, {
      token: secret,
      body: { text: "It is." },
    });
    expect([status, body["isRepeat"]]).toEqual([201, false]);
    const heard = visitor.frames
      .flatMap((frame) => (frame.type === "events" ? frame.events : []))
      .findLast((event) => event.type === "message.posted");
    expect(heard).toMatchObject({ id: body["eventId"], text: "It is.", by: ana.id });
    const ben = await api.house.hire("ben");
    const { secret: bens } = await api.token(["messages.write"], { agentId: ben.id });
    const refused = await api.ask("POST", path, { token: bens, body: { text: "No." } });
    expect([refused.status, refused.body["code"]]).toEqual([409, "conversation.not-yours"]);
  });

  test("API5: who may not sign in any more is written for no more, and a disabled agent gets no token", async () => {
    const { conversationId, ana, secret } = await chat();
    api.house.store.db.exec(`update "accounts" set "state" = 'disabled' where "name" = 'ana'`);
    const path = `/conversations/${conversationId}/notes`;
    const { status, body } = await api.ask("POST", path, { token: secret, body: { text: "x" } });
    expect([status, body["code"]]).toEqual([403, "session.not-authenticated"]);
    await expect(api.token(["messages.write"], { agentId: ana.id })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("API5, R33: a token that writes as somebody ends when they are raised, and no other does", async () => {
    const { conversationId, ana, secret } = await chat();
    const boss = await api.house.hire("chief", { role: "owner" });
    const bosses = await openConsole(api.house, boss);
    const reads = await api.token(["agents.read"]);
    const path = `/conversations/${conversationId}/notes`;
    const post = () => api.ask("POST", path, { token: secret, body: { text: "x" } });
    const setRole = (role: "owner" | "agent") =>
      bosses.command({ type: "agent.update", agentId: ana.id, role });
    await setRole("agent");
    expect((await post()).status).toBe(201);
    await setRole("owner");
    expect([(await post()).body["code"]]).toEqual(["token.invalid"]);
    expect((await api.ask("GET", "/sites", { token: reads.secret })).status).toBe(200);
    const { secret: owners } = await api.token(["messages.write"], { agentId: ana.id });
    await setRole("agent");
    expect((await api.ask("POST", path, { token: owners, body: { text: "y" } })).status).toBe(201);
    const audited = api.house.store.db
      .prepare(`select "actor" from "audit" where "action" = 'api-token.revoked'`)
      .pluck();
    expect(audited.all()).toEqual([boss.id]);
  });

  test("API5: nobody's availability but the named agent's is set, and capacity by that agent's rights", async () => {
    const { ana, secret } = await chat();
    const ben = await api.house.hire("ben");
    const free = { availability: "away" };
    const own = await api.ask("PUT", `/agents/${ana.id}/availability`, {
      token: secret,
      body: free,
    });
    expect(own.body).toMatchObject({ agentId: ana.id, availability: "away", load: 1 });
    const others = [
      await api.ask("PUT", `/agents/${ben.id}/availability`, { token: secret, body: free }),
      await api.ask("PUT", `/agents/${ben.id}/capacity`, { token: secret, body: { capacity: 9 } }),
    ];
    expect(others.map(({ status }) => status)).toEqual([403, 403]);
    const lead = await api.house.hire("lead", { role: "supervisor" });
    const { secret: leads } = await api.token(["agents.write"], { agentId: lead.id });
    const set = await api.ask("PUT", `/agents/${ben.id}/capacity`, {
      token: leads,
      body: { capacity: 9 },
    });
    expect([set.status, set.body["capacity"]]).toEqual([200, 9]);
  });

  test("AS6, API5: gives a conversation to an agent by the rights of the named one, and says why it does not", async () => {
    const { conversationId, ana, secret, console } = await chat();
    const ben = await colleague(ana);
    const lead = await api.house.hire("lead", { role: "supervisor" });
    const { secret: leads } = await api.token(["conversations.write"], { agentId: lead.id });
    const path = `/conversations/${conversationId}/assignment`;
    const give = async (body: object, token = leads, key?: string) => {
      const answer = await api.ask("POST", path, { token, body, ...(key && { key }) });
      return [answer.status, answer.body["code"] ?? answer.body["isRepeat"]];
    };
    const toBen = { agentId: ben.id, fromAgentId: ana.id };
    expect(await give(toBen, secret)).toEqual([403, "not-allowed"]);
    expect(await give({ ...toBen, fromAgentId: null })).toEqual([
      409,
      "conversation.changed-hands",
    ]);
    expect(await give({ ...toBen, agentId: lead.id })).toEqual([422, "value.invalid"]);
    const setCapacity = (capacity: number) =>
      api.house.store.db.prepare(`update "agents" set "capacity" = ?`).run(capacity);
    setCapacity(0);
    expect(await give(toBen)).toEqual([409, "agent.at-capacity"]);
    const meant = { ...toBen, isBeyondCapacity: true, reason: "Speaks Finnish" };
    expect(await give(meant, leads, "one")).toEqual([201, false]);
    expect(await give(meant, leads, "one")).toEqual([200, true]);
    const { body } = await api.ask("GET", `/conversations/${conversationId}`, { token: secret });
    expect(body["agentId"]).toBe(ben.id);
    await console.command({ type: "agent.setAvailability", availability: "break" });
    const back = { agentId: ana.id, fromAgentId: ben.id, isBeyondCapacity: true };
    expect(await give(back)).toEqual([409, "agent.not-available"]);
    // Who has no role on a site of the token's does not exist for it (API2).
    const other = await api.house.addSite("other");
    const far = await api.house.hire("far", { site: other });
    const fars = await openConsole(api.house, far);
    await fars.command(online);
    const { secret: ofSite } = await api.token(["conversations.write"], {
      agentId: lead.id,
      siteIds: [api.house.site],
    });
    expect(await give({ ...back, agentId: far.id }, ofSite)).toEqual([404, "not-found"]);
    expect(await give({ ...back, agentId: far.id })).toEqual([201, false]);
  });

  test("API7: what is sent again under its key is done once; something else under it is refused", async () => {
    const { conversationId, secret } = await chat();
    const path = `/conversations/${conversationId}/messages`;
    const send = (text: string, key: string, at = path) =>
      api.ask("POST", at, { token: secret, body: { text }, key });
    const first = await send("It is.", "one");
    const again = await send("It is.", "one");
    expect([again.status, again.body]).toEqual([200, { ...first.body, isRepeat: true }]);
    const other = await send("It is not.", "one");
    expect([other.status, other.body["code"]]).toEqual([409, "key.used"]);
    expect((await send("It is.", "two")).status).toBe(201);
    // A key counts for one token and one address.
    expect((await send("It is.", "one", `/conversations/${conversationId}/notes`)).status).toBe(
      201,
    );
    const { body } = await api.ask("GET", path, { token: secret });
    expect(body["messages"]).toHaveLength(3);
  });
});

describe("limits", () => {
  test("R36: one token asks so often in a minute, and no other one waits for it", async () => {
    await api.close();
    api = await apiHouse({ apiRequestsPerMinute: 3 });
    const [one, two] = [await api.token(["agents.read"]), await api.token(["agents.read"])];
    const codes = [];
    for (let n = 0; n < 5; n += 1)
      codes.push((await api.ask("GET", "/sites", { token: one.secret })).status);
    expect(codes).toEqual([200, 200, 200, 429, 429]);
    const refused = await api.ask("GET", "/sites", { token: one.secret });
    expect([refused.body["code"], refused.headers["retry-after"]]).toEqual(["rate.limited", "20"]);
    expect((await api.ask("GET", "/sites", { token: two.secret })).status).toBe(200);
    await api.house.advance(20_000);
    expect((await api.ask("GET", "/sites", { token: one.secret })).status).toBe(200);
  });

  test("API7: what is set is set again under the same key: it counts for what is posted", async () => {
    const { ana, secret } = await chat();
    const set = async (availability: string) =>
      (
        await api.ask("PUT", `/agents/${ana.id}/availability`, {
          token: secret,
          body: { availability },
          key: "one",
        })
      ).body["availability"];
    expect(await set("away")).toBe("away");
    expect(await set("online")).toBe("online");
    expect(await set("away")).toBe("away");
  });

  test("R36: one address tries so many wrong tokens in a minute", async () => {
    const token = `pat_${"A".repeat(43)}`;
    const codes = [];
    for (let n = 0; n < 32; n += 1) codes.push((await api.ask("GET", "/sites", { token })).status);
    expect(codes.filter((code) => code === 401)).toHaveLength(30);
    expect(codes.slice(30)).toEqual([429, 429]);
  });
});

test("API4: a token says when it was used, to the minute", async () => {
  const { secret, token } = await api.token(["agents.read"]);
  expect(token.lastUsedAtMs).toBeNull();
  const usedAtMs = api.house.clock.nowMs();
  for (let n = 0; n < 2; n += 1) {
    await api.ask("GET", "/sites", { token: secret });
    await api.house.advance(50_000);
  }
  const boss = await api.signedIn("boss", "owner");
  const [listed] = await api.done(api.accounts.apiTokens.list(boss));
  expect(listed).toEqual({ ...token, lastUsedAtMs: usedAtMs });
  await api.ask("GET", "/sites", { token: secret });
  const [after] = await api.done(api.accounts.apiTokens.list(boss));
  expect(after?.lastUsedAtMs).toBe(usedAtMs + 100_000);
});

test("API3: no browser's page asks from elsewhere: nothing lets it read an answer", async () => {
  const { secret } = await api.token(["agents.read"]);
  const headers = { origin: "https://evil.example" };
  const asked = await api.ask("GET", "/sites", { token: secret, headers });
  expect(asked.headers["access-control-allow-origin"]).toBeUndefined();
  const preflight = { ...headers, "access-control-request-method": "GET" };
  expect((await api.ask("OPTIONS", "/sites", { headers: preflight })).status).toBe(404);
  // A session is no token: nothing here reads cookies.
  const withCookie = { cookie: `__Host-presently=${"A".repeat(43)}` };
  expect((await api.ask("GET", "/sites", { headers: withCookie })).status).toBe(401);
});
