import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
});
afterAll(() => http.close());

const HOSTILE = '"><script>alert(1)</script>';

test("LK1, R38, R40: the preview says a look in the tag and nowhere else, under a policy for a frame of our own", async () => {
  const look = new URLSearchParams({
    color: "#7c2d12",
    welcome: HOSTILE,
    lang: "bg",
    onload: "alert(1)",
  });
  const page = await http.get(`/console/preview/${siteKey}?${look.toString()}`, { cookie });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(`/presently.js?site=${siteKey}" data-test="true"`);
  expect(page.body).toContain('data-color="#7c2d12"');
  expect(page.body).toContain('data-welcome="&quot;&gt;&lt;script&gt;');
  expect(page.body).toContain('data-lang="bg"');
  expect(page.body).not.toMatch(/onload|<script>alert/);
  expect(page.headers["x-frame-options"]).toBe("SAMEORIGIN");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
});

test("LK1, R33: nobody else sees it, since its words come from its address", async () => {
  expect((await http.get(`/console/preview/${siteKey}`)).statusCode).toBe(401);
  const { email, password } = await http.addColleague(siteKey, "supervisor");
  const theirs = { cookie: await http.signIn(email, password) };
  const refused = await http.get(`/console/preview/${siteKey}`, theirs);
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
  const unknown = await http.get("/console/preview/nonsense", { cookie });
  expect([unknown.statusCode, codeOf(unknown)]).toEqual([404, "site.unknown"]);
});
