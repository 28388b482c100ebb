import { afterEach, beforeEach, expect, test } from "vitest";
import { timeCodeAt } from "../accounts/time-codes.ts";
import { codeOf, cookieOf, type HttpApp, httpApp, OWNER } from "./testing/http-app.ts";

const STEP_MS = 30_000;

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
});
afterEach(() => http.close());

interface Person {
  readonly cookie: string;
  readonly email: string;
  readonly password: string;
}

/** An authenticator app, and the codes on paper. */
interface App {
  readonly codes: readonly string[];
  /** The code of the step that many steps from now. */
  code(away?: number): string;
}

/** Switches somebody's second step on. */
async function switchOn(person: Person = owner()): Promise<App> {
  const { password } = person;
  const begun = await ask("/begin", { password }, person.cookie);
  // Safe: what `begin` answers.
  const { secret } = begun.json() as { secret: string };
  const code = (away = 0) => timeCodeAt(secret, http.clock.nowMs() + away * STEP_MS);
  const confirmed = await ask("/confirm", { code: code() }, person.cookie);
  expect(confirmed.statusCode).toBe(200);
  const { codes } = confirmed.json() as { codes: string[] }; // as above
  http.clock.advance(STEP_MS); // the code that was typed is used up
  return { codes, code };
}

function owner(): Person {
  return { cookie, ...OWNER };
}

async function colleague(role: "admin" | "supervisor" | "agent"): Promise<Person> {
  const { email, password } = await http.addColleague(siteKey, role);
  return { email, password, cookie: await http.signIn(email, password) };
}

function ask(path: string, body: unknown, as = cookie) {
  return http.post(`/second-factor${path}`, body, { cookie: as });
}

function signIn(code?: string, { email, password }: Omit<Person, "cookie"> = OWNER) {
  return http.post("/sign-in", { email, password, ...(code === undefined ? {} : { code }) });
}

async function view(as = cookie): Promise<unknown> {
  return (await http.get("/console/api/second-factor", { cookie: as })).json();
}

async function idOf({ cookie: as }: Pick<Person, "cookie">): Promise<string> {
  const me = (await http.get("/console/api/me", { cookie: as })).json();
  return String((me as { agentId: unknown }).agentId); // what /me answers
}

function audited(action: string): unknown[] {
  const rows = http.store.db.prepare("select actor, subject from audit where action = ?");
  return rows.all(action);
}

test("TF2: it counts from the first code on, and not before", async () => {
  await ask("/begin", { password: OWNER.password });
  expect(codeOf(await ask("/confirm", { code: "000000" }))).toBe("second-factor.failed");
  expect((await signIn()).statusCode).toBe(200);
  expect(await view()).toEqual({ sinceMs: null, recoveryCodesLeft: 0, isRequired: false });
  await switchOn();
  expect(await view()).toMatchObject({ sinceMs: expect.any(Number), recoveryCodesLeft: 10 });
  expect(codeOf(await signIn())).toBe("second-factor.needed");
  expect(audited("second-factor.turnedOn")).toHaveLength(1);
});

test("TF2: beginning asks for the password, and switching on ends the account's other sessions", async () => {
  expect(codeOf(await ask("/begin", { password: "a walrus in a teacup" }))).toBe("sign-in.failed");
  const other = await http.signIn(OWNER.email, OWNER.password);
  await switchOn();
  expect((await http.get("/console/api/me", { cookie: other })).statusCode).toBe(401);
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(200);
});

test("TF2: while it is on, no other secret takes its place", async () => {
  await switchOn();
  expect(codeOf(await ask("/begin", { password: OWNER.password }))).toBe("value.taken");
});

test("R30, TF1, TF3: signing in takes a code, once; without or with a wrong one there is no session", async () => {
  const app = await switchOn();
  for (const [answer, code] of [
    [await signIn(), "second-factor.needed"],
    [await signIn("000000"), "second-factor.failed"],
    [await signIn(app.code(-2)), "second-factor.failed"],
  ] as const) {
    expect([codeOf(answer), answer.cookies]).toEqual([code, []]);
  }
  const code = app.code();
  expect((await signIn(code)).statusCode).toBe(200);
  expect(codeOf(await signIn(code))).toBe("second-factor.failed");
});

test("TF3: the second step is asked of nobody who does not know the password", async () => {
  const app = await switchOn();
  const wrong = { email: OWNER.email, password: "a walrus in a teacup" };
  expect(codeOf(await signIn(undefined, wrong))).toBe("sign-in.failed");
  expect(codeOf(await signIn(app.code(), wrong))).toBe("sign-in.failed");
  expect((await signIn(app.code())).statusCode).toBe(200);
});

test("TF3: wrong codes are held up as wrong passwords are, and the right password between them forgives none", async () => {
  await switchOn();
  const told = [];
  for (let n = 0; n < 8; n++) {
    await signIn();
    told.push(codeOf(await signIn("000000")));
  }
  expect(told.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "second-factor.failed"));
  expect(told.slice(5)).toEqual(["rate.limited", "rate.limited", "rate.limited"]);
});

test("TF3: a password that was changed meanwhile forgives no wrong code either", async () => {
  await switchOn();
  const told = [];
  let { password } = OWNER;
  for (let n = 0; n < 8; n++) {
    told.push(codeOf(await ask("/off", { password, code: "000000" })));
    const next = `a heron on chimney number ${n}`;
    const changed = await http.post("/password", { current: password, next }, { cookie });
    if (changed.statusCode === 200) password = next;
  }
  expect(told.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "second-factor.failed"));
  expect(told.slice(5)).toEqual(["rate.limited", "rate.limited", "rate.limited"]);
});

test("TF3: whoever waited after wrong passwords and then has the right one does not wait again for the code", async () => {
  const app = await switchOn();
  const wrong = { email: OWNER.email, password: "a walrus in a teacup" };
  for (let n = 0; n < 6; n++) {
    await signIn(undefined, wrong);
    if (n >= 4) http.clock.advance(5_000 * 2 ** (n - 4));
  }
  expect(codeOf(await signIn())).toBe("second-factor.needed");
  expect((await signIn(app.code())).statusCode).toBe(200);
});

test("TF2, R31: guessing the first code is held up as guessing at the door is", async () => {
  await ask("/begin", { password: OWNER.password });
  const told = [];
  for (let n = 0; n < 7; n++) told.push(codeOf(await ask("/confirm", { code: "000000" })));
  expect(told.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "second-factor.failed"));
  expect(told.slice(5)).toEqual(["rate.limited", "rate.limited"]);
});

test("TF4: a recovery code opens once, however it is typed, and is audited", async () => {
  const { codes } = await switchOn();
  const typed = codes[0]?.toUpperCase().replaceAll("-", " ");
  expect((await signIn(typed)).statusCode).toBe(200);
  expect(codeOf(await signIn(codes[0]))).toBe("second-factor.failed");
  expect(await view()).toMatchObject({ recoveryCodesLeft: 9 });
  expect(audited("second-factor.recoveryUsed")).toHaveLength(1);
});

test("TF4: new recovery codes need password and code, and end the old ones", async () => {
  const app = await switchOn();
  const { password } = OWNER;
  const without = await ask("/recovery-codes", { password, code: "000000" });
  expect(codeOf(without)).toBe("second-factor.failed");
  const made = await ask("/recovery-codes", { password, code: app.code() });
  const { codes } = made.json() as { codes: string[] }; // what it answers
  expect(codes).toHaveLength(10);
  expect(codeOf(await signIn(app.codes[0]))).toBe("second-factor.failed");
  expect((await signIn(codes[0])).statusCode).toBe(200);
});

test("R47: neither the secret nor a recovery code is in the database", async () => {
  const begun = await ask("/begin", { password: OWNER.password });
  const { secret } = begun.json() as { secret: string }; // what it answers
  const code = timeCodeAt(secret, http.clock.nowMs());
  const { codes } = (await ask("/confirm", { code })).json() as { codes: string[] }; // as above
  const rows = ["secondFactors", "recoveryCodes", "audit"].map((table) =>
    http.store.db.prepare(`select * from "${table}"`).all(),
  );
  const stored = JSON.stringify(rows);
  expect(codes).toHaveLength(10);
  for (const kept of [secret, ...codes]) expect(stored).not.toContain(kept);
  for (const kept of [secret, ...codes]) expect(http.lines.join("\n")).not.toContain(kept);
});

test("TF5: switching off needs password and code", async () => {
  const app = await switchOn();
  const { password } = OWNER;
  const wrong = await ask("/off", { password: "a walrus in a teacup", code: app.code() });
  expect(codeOf(wrong)).toBe("sign-in.failed");
  expect(codeOf(await ask("/off", { password, code: "000000" }))).toBe("second-factor.failed");
  expect(codeOf(await signIn())).toBe("second-factor.needed");
  expect((await ask("/off", { password, code: app.code() })).statusCode).toBe(200);
  expect((await signIn()).statusCode).toBe(200);
  expect(audited("second-factor.turnedOff")).toHaveLength(1);
});

test("TF6: whose role has to have one may do nothing but set it up", async () => {
  const ben = await colleague("agent");
  expect((await ask("/required", { roles: ["agent"] })).statusCode).toBe(200);
  const me = await http.get("/console/api/me", { cookie: ben.cookie });
  expect(me.json()).toMatchObject({ lacksSecondFactor: true });
  const asked = await http.get("/console/api/sessions", { cookie: ben.cookie });
  expect(codeOf(asked)).toBe("second-factor.required");
  await switchOn(ben);
  expect((await http.get("/console/api/sessions", { cookie: ben.cookie })).statusCode).toBe(200);
  expect((await http.get("/console/api/sessions", { cookie })).statusCode).toBe(200);
});

test("TF6: only an owner says who has to have one, and of their own role only who has it", async () => {
  const admin = await colleague("admin");
  expect(codeOf(await ask("/required", { roles: [] }, admin.cookie))).toBe("not-allowed");
  const roles = ["owner", "admin"];
  expect(codeOf(await ask("/required", { roles }))).toBe("second-factor.required");
  await switchOn();
  expect((await ask("/required", { roles })).statusCode).toBe(200);
  const settings = await http.get("/console/api/settings", { cookie });
  expect(settings.json()).toMatchObject({ secondFactorRoles: ["admin", "owner"] });
  expect(audited("second-factor.rolesSet")).toHaveLength(1);
});

test.each([
  ["admin", "agent", undefined],
  ["admin", "owner", "not-allowed"],
  ["supervisor", "agent", "not-allowed"],
] as const)("TF7: %s taking away the second step of %s: %s", async (remover, role, refusal) => {
  const who = role === "owner" ? owner() : await colleague(role);
  await switchOn(who);
  const agentId = await idOf(who);
  const by = await colleague(remover);
  const answer = await ask("/remove", { agentId }, by.cookie);
  if (refusal !== undefined) return expect(codeOf(answer)).toBe(refusal);
  expect(answer.statusCode).toBe(200);
  expect((await http.get("/console/api/me", { cookie: who.cookie })).statusCode).toBe(401);
  expect((await signIn(undefined, who)).statusCode).toBe(200);
  expect(audited("second-factor.removed")).toEqual([
    { actor: await idOf(by), subject: expect.any(String) },
  ]);
});

test("TF7: one's own is switched off, not removed", async () => {
  await switchOn();
  expect(codeOf(await ask("/remove", { agentId: await idOf(owner()) }))).toBe("not-allowed");
});

test("TF8: a colleague's link sets a new password with a code and not without", async () => {
  const ben = await colleague("agent");
  const app = await switchOn(ben);
  const made = await http.post("/password-links", { agentId: await idOf(ben) }, { cookie });
  const [, token] = /#token=([\w-]{43})/.exec(made.body) ?? [];
  const answer = { token, password: "a heron on the chimney" };
  expect(codeOf(await http.post("/invitations/accept", answer))).toBe("second-factor.needed");
  const wrong = await http.post("/invitations/accept", { ...answer, code: "000000" });
  expect([codeOf(wrong), wrong.cookies]).toEqual(["second-factor.failed", []]);
  expect(audited("sign-in.failed")).toHaveLength(1);
  const right = await http.post("/invitations/accept", { ...answer, code: app.code() });
  expect(cookieOf(right)).not.toBe("");
});

test("TF8: the command line's link for an owner takes the second step away", async () => {
  await switchOn();
  const { secret: token } = await http.accounts.makeOwnerLink(undefined);
  expect(codeOf(await signIn())).toBe("second-factor.needed");
  const password = "a heron on the chimney";
  expect((await http.post("/invitations/accept", { token, password })).statusCode).toBe(200);
  expect((await signIn(undefined, { email: OWNER.email, password })).statusCode).toBe(200);
  expect(audited("second-factor.removed")).toMatchObject([{ actor: "command line" }]);
});
