import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, cookieOf, type HttpApp, httpApp, OWNER } from "./testing/http-app.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SETUP = {
  email: "Ann@Shop.example ",
  name: "Ann",
  password: OWNER.password,
  siteName: "Shop",
  origins: ["https://Shop.example/", "http://localhost:*"],
};

let http: HttpApp;
beforeEach(async () => {
  http = await httpApp();
});
afterEach(() => http.close());

function count(table: string): unknown {
  return http.store.db.prepare(`select count(*) from ${table}`).pluck().get();
}

/** Invites somebody and answers the secret of the link. */
async function invite(cookie: string, siteId: string, role = "agent", email = "ben@shop.example") {
  const answer = await http.post("/invitations", { email, role, siteId }, { cookie });
  return { answer, token: /#token=([\w-]{43})/.exec(answer.body)?.[1] ?? "" };
}

async function agentIdOf(cookie: string): Promise<string> {
  const me = (await http.get("/console/api/me", { cookie })).json();
  return String((me as { agentId: unknown }).agentId); // what /me answers
}

function accept(token: string, password = "a badger with a banjo") {
  return http.post("/invitations/accept", { token, name: "Ben", password });
}

test("R32: the first owner is made with the one-time token, and signed in", async () => {
  const token = http.accounts.setupLink.make();
  const answer = await http.post("/setup", { ...SETUP, token });
  expect(answer.json()).toMatchObject({ email: OWNER.email, role: "owner" });
  const settings = await http.get("/console/api/settings", { cookie: cookieOf(answer) });
  expect(settings.json()).toMatchObject({
    sites: [{ name: "Shop", origins: ["https://shop.example", "http://localhost:*"] }],
    departments: [{ name: "Support", agentIds: [expect.stringMatching(/^agt_/)] }],
    team: [{ role: "owner", isDisabled: false }],
  });
});

test("R32: without the token, with another, or after 15 minutes nobody becomes owner", async () => {
  const guess = "A".repeat(43);
  expect(codeOf(await http.post("/setup", { ...SETUP, token: guess }))).toBe("link.invalid");
  const token = http.accounts.setupLink.make();
  expect(codeOf(await http.post("/setup", { ...SETUP, token: guess }))).toBe("link.invalid");
  http.clock.advance(15 * MINUTE_MS);
  expect(codeOf(await http.post("/setup", { ...SETUP, token }))).toBe("link.invalid");
  expect(count("accounts")).toBe(0);
});

test("R32: the set-up is closed once there is an owner, to its token and to one made later", async () => {
  const token = http.accounts.setupLink.make();
  await http.post("/setup", { ...SETUP, token });
  const again = { ...SETUP, email: "eve@shop.example" };
  expect(codeOf(await http.post("/setup", { ...again, token }))).toBe("link.invalid");
  const later = http.accounts.setupLink.make();
  expect(codeOf(await http.post("/setup", { ...again, token: later }))).toBe("owner.exists");
  expect([count("accounts"), count("sites"), count("agents")]).toEqual([1, 1, 1]);
});

test("R32: of two set-ups at the same time one makes the owner, the other changes nothing", async () => {
  const token = http.accounts.setupLink.make();
  const answers = await Promise.all([
    http.post("/setup", { ...SETUP, token }),
    http.post("/setup", { ...SETUP, email: "eve@shop.example", token }),
  ]);
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  expect([count("accounts"), count("sites")]).toEqual([1, 1]);
});

test("a set-up whose values cannot be used keeps its token for the next try", async () => {
  const token = http.accounts.setupLink.make();
  const tries = [
    [{ origins: ["not an origin"] }, "value.invalid"],
    [{ password: "password1234" }, "password.too-weak"],
    [{ email: "nobody" }, "contact.invalid"],
  ] as const;
  for (const [wrong, code] of tries) {
    expect(codeOf(await http.post("/setup", { ...SETUP, ...wrong, token }))).toBe(code);
  }
  expect((await http.post("/setup", { ...SETUP, token })).statusCode).toBe(200);
});

test("R32: an invitation brings one person in, once, with the address and role it was made for", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { answer, token } = await invite(cookie, siteKey, "supervisor");
  expect(answer.json()).toEqual({ link: `http://127.0.0.1:8484/console/invite#token=${token}` });
  const me = await accept(token);
  expect(me.json()).toMatchObject({ name: "Ben", email: "ben@shop.example", role: "supervisor" });
  expect(codeOf(await accept(token))).toBe("link.invalid");
  expect(count("accounts")).toBe(2);
  const site = http.store.db.prepare("select id from sites").pluck().get();
  const role = http.store.db.prepare("select site, role from roles where role <> 'owner'").get();
  expect(role).toEqual({ site, role: "supervisor" });
});

test("R32: an invitation is good for 48 hours, and a newer one for the same address ends it", async () => {
  const { cookie, siteKey } = await http.setUp();
  const first = await invite(cookie, siteKey);
  const second = await invite(cookie, siteKey);
  expect(codeOf(await accept(first.token))).toBe("link.invalid");
  http.clock.advance(48 * HOUR_MS - 1);
  expect(codeOf(await accept(second.token, "password1234"))).toBe("password.too-weak");
  http.clock.advance(1);
  expect(codeOf(await accept(second.token))).toBe("link.invalid");
});

test("R32: only the hash of a link's secret is stored", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { token } = await invite(cookie, siteKey);
  expect(token).toHaveLength(43);
  expect(JSON.stringify(http.store.db.prepare("select * from invites").all())).not.toContain(token);
});

test("an address that belongs to somebody is not invited again", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { answer } = await invite(cookie, siteKey, "agent", OWNER.email);
  expect(codeOf(answer)).toBe("value.taken");
});

test.each([
  ["admin", "owner", "not-allowed"],
  ["admin", "admin", undefined],
  ["admin", "agent", undefined],
  ["supervisor", "agent", "not-allowed"],
  ["agent", "agent", "not-allowed"],
] as const)("R33: %s inviting %s: %s", async (inviter, role, refusal) => {
  const { siteKey } = await http.setUp();
  const { email, password } = await http.addColleague(siteKey, inviter);
  const { answer } = await invite(await http.signIn(email, password), siteKey, role);
  expect(answer.statusCode === 200 ? undefined : codeOf(answer)).toBe(refusal);
});

test("R32: an owner who lost the password sets a new one by a link of 30 minutes, and is signed out everywhere else", async () => {
  const { cookie } = await http.setUp();
  const { secret } = await http.accounts.makeOwnerLink(undefined);
  http.clock.advance(30 * MINUTE_MS - 1);
  const next = "a heron on the chimney";
  expect((await accept(secret, next)).json()).toMatchObject({ name: "Ann", role: "owner" });
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(401);
  await http.signIn(OWNER.email, next);
  const late = await http.accounts.makeOwnerLink(OWNER.email);
  http.clock.advance(30 * MINUTE_MS);
  expect(codeOf(await accept(late.secret, next))).toBe("link.invalid");
});

test("R32: whoever leads the team makes a colleague's password link: 30 minutes, once, audited, without a name", async () => {
  const { cookie, siteKey } = await http.setUp();
  const ben = await http.addColleague(siteKey, "agent");
  const benCookie = await http.signIn(ben.email, ben.password);
  const agentId = await agentIdOf(benCookie);
  const answer = await http.post("/password-links", { agentId }, { cookie });
  const token = /\/console\/new-password#token=([\w-]{43})"/.exec(answer.body)?.[1] ?? "";
  http.clock.advance(30 * MINUTE_MS - 1);
  const next = { token, password: "a heron on the chimney" };
  expect((await http.post("/invitations/accept", next)).json()).toMatchObject({ agentId });
  expect((await http.get("/console/api/me", { cookie: benCookie })).statusCode).toBe(401);
  expect(codeOf(await http.post("/invitations/accept", next))).toBe("link.invalid");
  const made = "select actor from audit where action = 'password-link.made'";
  expect(http.store.db.prepare(made).pluck().all()).toEqual([await agentIdOf(cookie)]);
  const late = await http.post("/password-links", { agentId }, { cookie });
  http.clock.advance(30 * MINUTE_MS);
  expect(codeOf(await accept(/#token=([\w-]{43})/.exec(late.body)?.[1] ?? ""))).toBe(
    "link.invalid",
  );
});

test.each(["agent", "supervisor", "admin"] as const)(
  "R33: %s makes no password link for the owner, nor for themselves",
  async (role) => {
    const { cookie, siteKey } = await http.setUp();
    const { email, password } = await http.addColleague(siteKey, role);
    const own = await http.signIn(email, password);
    for (const agentId of [await agentIdOf(cookie), await agentIdOf(own)]) {
      const answer = await http.post("/password-links", { agentId }, { cookie: own });
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, "not-allowed"]);
    }
    expect(count("invites")).toBe(0);
  },
);

test("R32: an invitation without a name is refused and stays good", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { token } = await invite(cookie, siteKey);
  const nameless = await http.post("/invitations/accept", { token, password: OWNER.password });
  expect(codeOf(nameless)).toBe("value.invalid");
  expect((await accept(token)).statusCode).toBe(200);
});

test("R32: a link from before a change of role is worth nothing", async () => {
  await http.setUp();
  const { secret } = await http.accounts.makeOwnerLink(undefined);
  http.store.db.prepare("update roles set role = 'admin'").run();
  expect(codeOf(await accept(secret))).toBe("link.invalid");
});

test.each([
  ["was disabled", "update accounts set state = 'disabled' where id = ?"],
  ["has a lower role", "update roles set role = 'supervisor' where account = ?"],
])("R32: a link whose maker %s since is worth nothing", async (_, change) => {
  const { siteKey } = await http.setUp();
  const { email, password } = await http.addColleague(siteKey, "admin");
  const agent = await http.addColleague(siteKey, "agent");
  const cookie = await http.signIn(email, password);
  const invited = await invite(cookie, siteKey);
  const agentId = await agentIdOf(await http.signIn(agent.email, agent.password));
  const reset = await http.post("/password-links", { agentId }, { cookie });
  const resetToken = /#token=([\w-]{43})/.exec(reset.body)?.[1] ?? "";
  const account = http.store.db.prepare("select id from accounts where email = ?").pluck();
  http.store.db.prepare(change).run(account.get(email));
  expect(codeOf(await accept(invited.token))).toBe("link.invalid");
  expect(codeOf(await accept(resetToken))).toBe("link.invalid");
  expect(count("accounts")).toBe(3);
});

test("R46: invitations and new passwords are kept in the audit", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { token } = await invite(cookie, siteKey);
  await accept(token);
  const { secret } = await http.accounts.makeOwnerLink(undefined);
  await accept(secret, "a heron on the chimney");
  const actions = http.store.db.prepare("select action from audit order by id").pluck().all();
  const wanted = [
    "invitation.made",
    "invitation.accepted",
    "password-link.made",
    "password.changed",
  ];
  expect(actions.filter((action) => wanted.includes(String(action)))).toEqual(wanted);
});

test("the team's clients hear that somebody joined", async () => {
  const { cookie, siteKey } = await http.setUp();
  const { token } = await invite(cookie, siteKey);
  await accept(token);
  expect(http.published).toMatchObject([{ type: "settings.changed", data: { subject: "team" } }]);
});

test("R38: a name given at set-up or with an invitation is cleaned as any other, and one of nothing visible is refused", async () => {
  const name = "\u202eAnn\u200b\nof the bank ";
  const token = http.accounts.setupLink.make();
  const nothing = await http.post("/setup", { ...SETUP, token, name: "\u200b \n" });
  expect([nothing.statusCode, codeOf(nothing)]).toEqual([400, "value.invalid"]);
  const cookie = cookieOf(await http.post("/setup", { ...SETUP, token, name, siteName: name }));
  expect(http.store.db.prepare("select name from sites").pluck().get()).toBe("Ann of the bank");
  const [site] = http.store.db.prepare("select publicId from sites").pluck().all();
  const invited = await invite(cookie, String(site));
  const said = { token: invited.token, password: "a badger with a banjo" };
  expect(codeOf(await http.post("/invitations/accept", { ...said, name: "\u202e" }))).toBe(
    "value.invalid",
  );
  await http.post("/invitations/accept", { ...said, name });
  for (const table of ["accounts", "agents"])
    expect(http.store.db.prepare(`select distinct name from ${table}`).pluck().all()).toEqual([
      "Ann of the bank",
    ]);
});
