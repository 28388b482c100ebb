import { AuditPage } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { everyStatement } from "../store/testing/every-statement.ts";
import { codeOf, type HttpApp, httpApp, OWNER } from "./testing/http-app.ts";

const HOUR_MS = 3_600_000;

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
});
afterEach(() => http.close());

async function page(query: Record<string, string | number> = {}): Promise<AuditPage> {
  const texts = Object.entries(query).map(([key, value]) => [key, String(value)]);
  const asked = new URLSearchParams(Object.fromEntries(texts) as Record<string, string>);
  const answer = await http.get(`/console/api/audit?${asked.toString()}`, { cookie });
  expect(answer.statusCode).toBe(200);
  return AuditPage.parse(answer.json());
}

/** Many lines of one kind, a second apart, the last of them now. */
function fill(lines: number, action: string): void {
  const add = http.store.db.prepare("insert into audit select 1, ?, ?, 'system', ?, 'site', '{}'");
  const nowMs = http.clock.nowMs();
  http.store.db.transaction(() => {
    for (let n = 1; n <= lines; n++) add.run(1_000_000 + n, nowMs - (lines - n) * 1000, action);
  })();
}

test("R46, AU1, AU2: who did what, the latest first, by the names they have now", async () => {
  await http.post("/sign-in", { email: OWNER.email, password: "a walrus in a teacup" });
  await http.addColleague(siteKey, "agent");
  const { entries, next } = await page();
  expect(
    entries.map(({ action, actorName, subjectName }) => [action, actorName, subjectName]),
  ).toEqual([
    ["agent.created", null, expect.any(String)],
    ["sign-in.failed", null, "Ann"],
    ["sign-in.succeeded", "Ann", "Ann"],
    ["installation.created", "Ann", "Shop"],
  ]);
  expect(next).toBeNull();
});

test("AU2: only owners and admins read it", async () => {
  for (const [role, status] of [
    ["admin", 200],
    ["supervisor", 403],
    ["agent", 403],
  ] as const) {
    const { email, password } = await http.addColleague(siteKey, role);
    const as = await http.signIn(email, password);
    const answer = await http.get("/console/api/audit", { cookie: as });
    expect(answer.statusCode, role).toBe(status);
  }
  expect(codeOf(await http.get("/console/api/audit"))).toBe("session.not-authenticated");
});

test("AU2: pages neither repeat nor leave out a line, also where many are of one moment", async () => {
  fill(350, "site.updated");
  http.store.db.prepare("update audit set atMs = ? where id > 1000100 and id < 1000250").run(5);
  const seen: number[] = [];
  let cursor: AuditPage["next"] = null;
  do {
    const { entries, next } = await page({ kind: "settings", ...cursor });
    seen.push(...entries.map(({ id }) => id));
    cursor = next;
  } while (cursor !== null);
  expect(seen).toHaveLength(350);
  expect(new Set(seen).size).toBe(350);
});

test("AU2: by person, kind and time", async () => {
  fill(10, "site.updated");
  expect((await page({ kind: "access" })).entries).toHaveLength(2);
  expect((await page({ actor: "system" })).entries).toHaveLength(10);
  const ofAnn = (await page()).entries.filter(({ actorName }) => actorName === "Ann");
  expect(ofAnn).not.toEqual([]);
  expect((await page({ actor: String(ofAnn[0]?.actor) })).entries).toEqual(ofAnn);
  const nowMs = http.clock.nowMs();
  const some = await page({ kind: "settings", fromMs: nowMs - 4000, toMs: nowMs });
  expect(some.entries.map(({ atMs }) => nowMs - atMs)).toEqual([1000, 2000, 3000, 4000]);
  expect((await page({ toMs: nowMs - HOUR_MS })).entries).toEqual([]);
});

test("AU2: what is rare is found behind much else, in steps", async () => {
  http.clock.advance(2 * HOUR_MS);
  fill(5000, "site.updated");
  const first = await page({ kind: "access" });
  expect(first.entries).toEqual([]);
  expect(first.next).not.toBeNull();
  const second = await page({ kind: "access", ...first.next });
  const third = await page({ kind: "access", ...second.next });
  expect(third.entries.map(({ action }) => action)).toContain("sign-in.succeeded");
});

test("AU1: no statement of the product changes or removes a line", async () => {
  const statements = (await everyStatement()).map(({ segments }) => segments.join("?"));
  expect(statements.some((sql) => /insert into "audit"/.test(sql))).toBe(true);
  expect(statements.filter((sql) => /(update|delete from) "audit"/.test(sql))).toEqual([]);
});

test("a query that is none is refused", async () => {
  for (const query of ["kind=all", "actor=Ann", "beforeMs=never"]) {
    const answer = await http.get(`/console/api/audit?${query}`, { cookie });
    expect(codeOf(answer), query).toBe("frame.malformed");
  }
});
