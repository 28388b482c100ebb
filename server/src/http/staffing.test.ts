import { StaffingAnswer } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
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

const staffing = (cookie: string, query = "") =>
  http.get(`/console/api/staffing${query}`, { cookie });

async function signedIn(role: "supervisor" | "agent"): Promise<string> {
  const { email, password } = await http.addColleague(siteKey, role);
  return await http.signIn(email, password);
}

test("ST10, RI1: staffing is for supervisors and up, of the sites they have that role on", async () => {
  const keysOf = async (cookie: string) =>
    StaffingAnswer.parse((await staffing(cookie)).json()).sites.map((site) => site.siteKey);
  expect(await keysOf(owner)).toEqual([siteKey, other]);
  const supervisor = await signedIn("supervisor");
  expect(await keysOf(supervisor)).toEqual([siteKey]);
  const agent = await staffing(await signedIn("agent"));
  expect([agent.statusCode, codeOf(agent)]).toEqual([403, "not-allowed"]);
  // RI5: what is not yours and what does not exist are the same answer.
  for (const key of [other, "ste_nobody"]) {
    const refused = await staffing(supervisor, `?site=${key}`);
    expect([refused.statusCode, codeOf(refused)], key).toEqual([404, "not-found"]);
  }
  expect((await staffing(supervisor, `?site=${siteKey}`)).statusCode).toBe(200);
});

test("ST1: a desk without a history is told so, and a target that nobody can mean is refused", async () => {
  const answer = StaffingAnswer.parse(
    (await staffing(owner, "?target=90&withinSeconds=30")).json(),
  );
  expect(answer.report).toMatchObject({ state: "tooShort", weeks: 0 });
  for (const query of ["?target=100", "?withinSeconds=0", "?target=many"])
    expect((await staffing(owner, query)).statusCode, query).toBe(400);
});
