import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, HOST, type HttpApp, httpApp, ORIGIN } from "./testing/http-app.ts";

let http: HttpApp;
let owner: string;
let siteKey: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie: owner, siteKey } = await http.setUp());
});
afterEach(() => http.close());

const rules = { name: "Reports", scopes: ["figures.read"], siteIds: null, agentId: null, days: 30 };

const make = (more: object = {}, cookie = owner) =>
  http.post("/api-tokens", { ...rules, ...more }, { cookie });
const list = async (cookie = owner) => await http.get("/console/api/api-tokens", { cookie });
const revoke = (id: string, cookie = owner) =>
  http.app.inject({
    method: "DELETE",
    url: `/console/api/api-tokens/${id}`,
    headers: { host: HOST, origin: ORIGIN, cookie },
  });

/** The audit's lines of one kind. */
function audited(action: string): unknown[] {
  return http.store.db.prepare(`select * from "audit" where "action" = ?`).all(action);
}

/** Signs in somebody of this role, and answers their cookie. */
async function colleague(role: "admin" | "supervisor" | "agent"): Promise<string> {
  const { email, password } = await http.addColleague(siteKey, role);
  return await http.signIn(email, password);
}

function agentIdOf(name: string): unknown {
  return http.store.db
    .prepare(`select "publicId" from "agents" where "name" = ?`)
    .pluck()
    .get(name);
}

test("API1: a token is shown once, stored as its hash alone, and no line of the log or the audit has it", async () => {
  const answer = await make();
  // As the schema says.
  const { secret, token } = answer.json() as { secret: string; token: { tokenId: string } };
  expect(secret).toMatch(/^pat_[\w-]{43}$/);
  expect((await list()).json()).toEqual({ tokens: [token] });
  const dump = ["apiTokens", "audit", "events"]
    .map((table) => JSON.stringify(http.store.db.prepare(`select * from "${table}"`).all()))
    .join();
  for (const kept of [dump, http.lines.join(), (await list()).body])
    expect(kept).not.toContain(secret.slice(4));
  expect(audited("api-token.made")).toMatchObject([{ subject: token.tokenId }]);
  expect(await http.accounts.apiTokens.find(secret)).toMatchObject({ tokenId: token.tokenId });
  expect((await revoke(token.tokenId)).statusCode).toBe(200);
  expect(await http.accounts.apiTokens.find(secret)).toBeUndefined();
  expect((await list()).json()).toEqual({ tokens: [] });
  expect(audited("api-token.revoked")).toMatchObject([{ subject: token.tokenId }]);
  expect(codeOf(await revoke(token.tokenId))).toBe("not-found");
});

test("API1, RI1: owners and admins make, see and revoke tokens, and nobody else", async () => {
  const { token } = (await make()).json() as { token: { tokenId: string } };
  for (const role of ["supervisor", "agent"] as const) {
    const cookie = await colleague(role);
    const refused = [
      await make({}, cookie),
      await list(cookie),
      await revoke(token.tokenId, cookie),
    ];
    expect(refused.map(codeOf)).toEqual(["not-allowed", "not-allowed", "not-allowed"]);
  }
  const admin = await colleague("admin");
  expect((await make({}, admin)).statusCode).toBe(200);
  expect((await revoke(token.tokenId, admin)).statusCode).toBe(200);
});

test("API5, RI3: a token writes as somebody who may no more than its maker, and only one that writes names anybody", async () => {
  const admin = await colleague("admin");
  await colleague("agent");
  const as = (name: string) => ({ scopes: ["messages.write"], agentId: agentIdOf(name) });
  expect((await make(as("agent"), admin)).statusCode).toBe(200);
  expect(codeOf(await make(as("Ann"), admin))).toBe("not-allowed");
  expect((await make(as("Ann"))).statusCode).toBe(200);
  const wrong = [
    { scopes: ["messages.write"], agentId: null },
    { scopes: ["figures.read"], agentId: agentIdOf("agent") },
    { scopes: ["figures.read", "agents.write"], agentId: null },
  ];
  for (const each of wrong) expect(codeOf(await make(each))).toBe("value.invalid");
  expect(codeOf(await make({ siteIds: [`ste_${"A".repeat(21)}`] }))).toBe("not-found");
});

test("API1: there are so many at most, and an end is so far away at most", async () => {
  for (let n = 0; n < 100; n += 1) expect((await make()).statusCode).toBe(200);
  expect(codeOf(await make())).toBe("value.invalid");
  for (const days of [0, -1, 1.5, 3651])
    expect(codeOf(await make({ days }))).toBe("frame.malformed");
});
