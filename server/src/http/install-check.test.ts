import { InstallCheck } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp, ORIGIN } from "./testing/http-app.ts";
import { fixture } from "./testing/built-fixture.ts";

const SHOP = "https://shop.example";

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
});
afterAll(() => http.close());

const check = (as: string, site = siteKey) =>
  http.get(`/console/api/install?site=${site}`, { cookie: as });

test("IN1: who answers for the installation sees what a page with the tag has asked for, and what its policy must allow", async () => {
  expect(InstallCheck.parse((await check(cookie)).json())).toEqual({
    nowMs: http.clock.nowMs(),
    sources: [ORIGIN, ORIGIN.replace("http", "ws")],
    isMixed: false,
    findings: [],
  });
  await http.get(`/presently.js?site=${siteKey}`, { "sec-fetch-site": "same-origin" });
  expect(InstallCheck.parse((await check(cookie)).json()).findings).toEqual([]);
  await http.get(`/presently.js?site=${siteKey}`, { referer: `${SHOP}/` });
  const loaded = InstallCheck.parse((await check(cookie)).json());
  expect(loaded.findings).toMatchObject([{ code: "notOpened", origin: SHOP }]);
  await http.get(`/widget/${fixture.panel}`, { origin: SHOP });
  http.clock.advance(8_000);
  const stuck = InstallCheck.parse((await check(cookie)).json());
  expect(stuck.findings).toMatchObject([{ code: "blocked", origin: SHOP }]);
});

test("IN1, R33: nobody else sees it, and a site that is none has nothing to check", async () => {
  const { email, password } = await http.addColleague(siteKey, "supervisor");
  const refused = await check(await http.signIn(email, password));
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
  const unknown = await check(cookie, `ste_${"9".repeat(21)}`);
  expect([unknown.statusCode, codeOf(unknown)]).toEqual([404, "site.unknown"]);
});

test("IN2: a script over http is told of where the site's pages come over https, which never load it", async () => {
  const abroad = await httpApp({ PRESENTLY_PUBLIC_URL: "http://chat.example.com" });
  const owner = await abroad.setUp();
  const answer = await abroad.get(`/console/api/install?site=${owner.siteKey}`, {
    cookie: owner.cookie,
  });
  expect(InstallCheck.parse(answer.json())).toMatchObject({
    isMixed: true,
    sources: ["http://chat.example.com", "ws://chat.example.com"],
  });
  await abroad.close();
});

test("IN3: a page tells what its tag says wrong, as text and without a preflight; what is no such thing is refused, and our own pages are no owner's", async () => {
  const tell = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    http.app.inject({
      method: "POST",
      url: "/widget/tag",
      headers: { origin: SHOP, "content-type": "text/plain;charset=UTF-8", ...headers },
      payload: typeof body === "string" ? body : JSON.stringify(body),
    });
  const faults = [{ name: "theme", value: "<b>blue" }];
  for (const wrong of [
    "no JSON",
    { site: siteKey, faults: [] },
    { site: siteKey, faults: [{ name: "onclick", value: "x" }] },
    { site: siteKey, faults: [{ name: "theme", value: "x".repeat(61) }] },
    "x".repeat(5_000),
  ])
    expect((await tell(wrong)).statusCode, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400);
  await tell({ site: siteKey, faults }, { "sec-fetch-site": "same-origin" });
  const wrongTags = async () =>
    InstallCheck.parse((await check(cookie)).json()).findings.filter(
      ({ code }) => code === "attribute",
    );
  expect(await wrongTags()).toEqual([]);
  expect((await tell({ site: siteKey, faults })).statusCode).toBe(204);
  expect(await wrongTags()).toMatchObject([{ origin: SHOP, attribute: faults[0] }]);
  const answers: number[] = [];
  for (let times = 0; times < 40; times += 1)
    answers.push((await tell({ site: siteKey, faults })).statusCode);
  expect(answers.at(-1)).toBe(429);
});
