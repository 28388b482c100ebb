import { MyFigures, ReportAnswer, WhatPeopleAskAnswer } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packDay } from "../domain/reports/day-sums.ts";
import { Sums } from "../domain/reports/sums.ts";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let owner: string;
let siteKey: string;
let other: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie: owner, siteKey } = await http.setUp());
  ({ siteKey: other } = await http.accounts.installation.addSite("Two", ["https://two.example"]));
});
afterEach(() => http.close());

const DAYS = "from=2026-03-01&to=2026-03-31";
const ask = (path: string, cookie: string) => http.get(`/console/api/${path}`, { cookie });

async function signedIn(role: "supervisor" | "agent"): Promise<string> {
  const { email, password } = await http.addColleague(siteKey, role);
  return await http.signIn(email, password);
}

test("RP8, RI1: the team's figures are for supervisors and up, of the sites they have that role on", async () => {
  const sitesOf = async (cookie: string) =>
    ReportAnswer.parse((await ask(`reports?${DAYS}`, cookie)).json()).sites.map(
      (site) => site.siteKey,
    );
  expect(await sitesOf(owner)).toEqual([siteKey, other]);
  const supervisor = await signedIn("supervisor");
  expect(await sitesOf(supervisor)).toEqual([siteKey]);
  const agent = await ask(`reports?${DAYS}`, await signedIn("agent"));
  expect([agent.statusCode, codeOf(agent)]).toEqual([403, "not-allowed"]);
  // RI5: what is not yours and what does not exist are the same answer.
  for (const key of [other, "ste_nobody"]) {
    const refused = await ask(`reports?${DAYS}&site=${key}`, supervisor);
    expect([refused.statusCode, codeOf(refused)], key).toEqual([404, "not-found"]);
  }
});

test("WA6, RI1: what people ask is for supervisors and up, of the sites they have that role on", async () => {
  const sitesOf = async (cookie: string) =>
    WhatPeopleAskAnswer.parse((await ask("asked", cookie)).json()).sites.map(
      (site) => site.siteKey,
    );
  expect(await sitesOf(owner)).toEqual([siteKey, other]);
  const supervisor = await signedIn("supervisor");
  expect(await sitesOf(supervisor)).toEqual([siteKey]);
  expect((await ask(`asked?site=${other}`, supervisor)).statusCode).toBe(404);
  expect((await ask("asked", await signedIn("agent"))).statusCode).toBe(403);
});

test("RP8: own figures are whoever's who asks, and nobody names another", async () => {
  const agent = await signedIn("agent");
  const mine = await ask(`my-figures?${DAYS}&agent=agt_ann`, agent);
  expect(MyFigures.parse(mine.json()).total.counts.answered).toBe(0);
  http.store.db.pragma("foreign_keys = off");
  const five = new Sums();
  five.count("answered", 5);
  http.store.db
    .exec(`insert into dailySums select 1, publicId, (select min(id) from sites), 20520, 0, '', '${Buffer.from(packDay(five)).toString("base64")}'
    from agents where name = 'agent'`);
  const answered = async (cookie: string) =>
    MyFigures.parse((await ask(`my-figures?${DAYS}`, cookie)).json()).total.counts.answered;
  expect([await answered(agent), await answered(owner)]).toEqual([5, 0]);
});

test("RP1: days that are none, in the wrong order or too many are refused", async () => {
  for (const days of [
    "from=2026-03-02&to=2026-03-01",
    "from=2026-02-30&to=2026-03-01",
    "from=2020-01-01&to=2026-01-01",
    "to=2026-01-01",
  ])
    expect((await ask(`reports?${days}`, owner)).statusCode, days).toBe(400);
});
