import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let siteId: string;
const keyId = `idk_${"k".repeat(21)}`;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie } = await http.setUp());
  const row = http.store.db.prepare("select id, publicId from sites").get();
  const site = row as { id: number; publicId: string }; // as the schema says
  siteId = site.publicId;
  http.store.db.prepare("insert into identityKeys values (1, ?, ?, 0, null)").run(site.id, keyId);
});
afterAll(() => http.close());

const show = (of: { siteId: string; keyId: string }) => http.post("/identity-keys", of, { cookie });

test("ID2: an agent is shown none", async () => {
  const { email, password } = await http.addColleague(siteId, "supervisor");
  const theirs = { cookie: await http.signIn(email, password) };
  const refused = await http.post("/identity-keys", { siteId, keyId }, theirs);
  expect(refused.statusCode).toBe(403);
});

test("ID2, R46: a key is shown once, to who may change the site; no log, table or audit holds it", async () => {
  expect((await show({ siteId, keyId: `idk_${"x".repeat(21)}` })).statusCode).toBe(404);
  const shown = await show({ siteId, keyId });
  expect(shown.statusCode).toBe(200);
  const { secret } = shown.json() as { secret: string };
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect((await show({ siteId, keyId })).statusCode).toBe(404);
  expect(http.lines.join("\n")).not.toContain(secret);
  expect(http.store.db.serialize().includes(secret)).toBe(false);
  const audited = http.store.db.prepare("select action from audit order by id desc").pluck().get();
  expect(audited).toBe("identity.keyShown");
});
