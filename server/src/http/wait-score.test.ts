import { WaitScores } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
  await http.accounts.installation.addSite("Two", ["https://two.example"]);
});
afterAll(() => http.close());

const scores = (as: string) => http.get("/console/api/wait-score", { cookie: as });

async function signedIn(role: "supervisor" | "agent"): Promise<string> {
  const { email, password } = await http.addColleague(siteKey, role);
  return await http.signIn(email, password);
}

test("W16, RI1: the score of the waits is for supervisors and up, of the departments that serve sites of theirs", async () => {
  const { departments, target } = WaitScores.parse((await scores(cookie)).json());
  expect(departments).toMatchObject([
    { sites: ["Shop", "Two"], waits: 0, decided: 0, keptShare: null, latest: { isWithin: true } },
  ]);
  expect([target.leastShare, target.mostShare, target.leastDecided]).toEqual([0.8, 0.98, 100]);
  const theirs = WaitScores.parse((await scores(await signedIn("supervisor"))).json());
  expect(theirs.departments).toMatchObject([{ sites: ["Shop"] }]);
  const refused = await scores(await signedIn("agent"));
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
});
