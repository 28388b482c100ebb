import { afterEach, beforeEach, expect, test } from "vitest";
import { type HttpApp, httpApp, OWNER } from "./testing/http-app.ts";

let http: HttpApp;
beforeEach(async () => {
  http = await httpApp();
});
afterEach(() => http.close());

test("the owner signs in, is told who they are, and signs out", async () => {
  const { cookie } = await http.setUp();
  const me = await http.get("/console/api/me", { cookie });
  expect(me.json()).toMatchObject({ name: "Ann", email: OWNER.email, role: "owner" });
  await http.post("/sign-out", {}, { cookie });
  const after = await http.get("/console/api/me", { cookie });
  expect([after.statusCode, after.json()]).toMatchObject([401, { code: "session.expired" }]);
});
