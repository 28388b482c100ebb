import { afterEach, beforeEach, expect, test } from "vitest";
import type { SessionsEnded } from "../accounts/sessions.ts";
import { codeOf, HOST, type HttpApp, httpApp, ORIGIN, OWNER } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let siteKey: string;
let ended: SessionsEnded[];
beforeEach(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
  ended = [];
  http.accounts.sessions.onEnded((which) => void ended.push(which));
});
afterEach(() => http.close());

interface Line {
  readonly id: string;
  readonly isCurrent: boolean;
}

async function sessionsOf(theirs: string): Promise<Line[]> {
  const { sessions } = (await http.get("/console/api/sessions", { cookie: theirs })).json() as {
    sessions: Line[]; // as the schema of the answer says
  };
  return sessions;
}

function revoke(id: string, theirs: string) {
  return http.app.inject({
    method: "DELETE",
    url: `/console/api/sessions/${id}`,
    headers: { host: HOST, origin: ORIGIN, cookie: theirs },
  });
}

test("R29: sessions are listed and ended one by one, and whoever holds their sockets is told at once", async () => {
  const other = await http.signIn(OWNER.email, OWNER.password);
  const mine = (await sessionsOf(cookie)).find(({ isCurrent }) => isCurrent);
  const lines = await sessionsOf(other);
  expect(lines.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  expect(lines).toHaveLength(2);
  expect((await revoke(mine?.id ?? "", other)).statusCode).toBe(200);
  expect(ended).toMatchObject([{ sessionHash: expect.stringContaining(mine?.id ?? "?") }]);
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(401);
  expect((await http.get("/console/api/me", { cookie: other })).statusCode).toBe(200);
});

test("R27: somebody else's session and one that does not exist are the same answer", async () => {
  const { email, password } = await http.addColleague(siteKey, "admin");
  const theirs = await http.signIn(email, password);
  const [mine] = await sessionsOf(cookie);
  const answers = [await revoke(mine?.id ?? "", theirs), await revoke("AAAAAAAAAAAAAAAA", theirs)];
  expect(answers.map((answer) => [answer.statusCode, codeOf(answer)])).toEqual([
    [404, "not-found"],
    [404, "not-found"],
  ]);
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(200);
});

test("R29: a new password ends every other session of the account, and not the one that set it", async () => {
  const other = await http.signIn(OWNER.email, OWNER.password);
  const next = "a heron on the chimney";
  expect(
    (await http.post("/password", { current: OWNER.password, next }, { cookie })).statusCode,
  ).toBe(200);
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(200);
  expect((await http.get("/console/api/me", { cookie: other })).statusCode).toBe(401);
  expect(ended).toMatchObject([{ exceptSessionHash: expect.stringMatching(/^[\w-]{43}$/) }]);
  expect(
    (await http.post("/sign-in", { email: OWNER.email, password: OWNER.password })).statusCode,
  ).toBe(401);
  await http.signIn(OWNER.email, next);
});

test("R28: a new password is held to the rules", async () => {
  const answer = await http.post(
    "/password",
    { current: OWNER.password, next: "password1234" },
    { cookie },
  );
  expect(codeOf(answer)).toBe("password.too-weak");
});

test("R29: a disabled account's session is worth nothing at once", async () => {
  const { email, password } = await http.addColleague(siteKey, "agent");
  const theirs = await http.signIn(email, password);
  http.store.db.prepare("update accounts set state = 'disabled' where email = ?").run(email);
  expect((await http.get("/console/api/me", { cookie: theirs })).statusCode).toBe(401);
});

test("G10: sessions that ran out a week ago are swept away when somebody signs in", async () => {
  const count = () => http.store.db.prepare("select count(*) from sessions").pluck().get();
  http.clock.advance(8 * 24 * 60 * 60_000);
  await http.signIn(OWNER.email, OWNER.password);
  expect(count()).toBe(2); // a week's grace, should the clock be wrong (G10)
  http.clock.advance(7 * 24 * 60 * 60_000);
  await http.signIn(OWNER.email, OWNER.password);
  expect(count()).toBe(2);
});

test("R23: expired sessions are deleted five hundred at a time, the oldest first, at a sign-in and by the pass", async () => {
  const { db } = http.store;
  const nowMs = http.clock.nowMs() - 7 * 24 * 60 * 60_000;
  db.prepare(
    `insert into sessions ("tokenHash", "kind", "desk", "subject", "createdAtMs", "lastUsedAtMs", "expiresAtMs")
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
     select 'old ' || i, 'visitor', 1, i, 0, 0, ? - i from n`,
  ).run(nowMs);
  const left = () =>
    db.prepare("select count(*) from sessions where expiresAtMs < ?").pluck().get(nowMs);
  const latest = () => db.prepare("select min(expiresAtMs) from sessions").pluck().get();
  await http.signIn(OWNER.email, OWNER.password);
  expect([left(), latest()]).toEqual([700, nowMs - 700]);
  await http.accounts.sessions.deleteExpired();
  expect(left()).toBe(200);
  await http.accounts.sessions.deleteExpired();
  await http.accounts.sessions.deleteExpired();
  expect(left()).toBe(0);
  expect((await http.get("/console/api/me", { cookie })).statusCode).toBe(200);
});
