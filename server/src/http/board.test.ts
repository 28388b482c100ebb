import { BoardAnswer } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
beforeEach(async () => {
  http = await httpApp();
});
afterEach(() => http.close());

const ask = (cookie: string) => http.get("/console/api/board", { cookie });

test("BO2, RI1: the board is for who directs agents, of the sites they have that role on", async () => {
  const { cookie: owner, siteKey } = await http.setUp();
  await http.accounts.installation.addSite("Two", ["https://two.example"]);
  const signedIn = async (role: "supervisor" | "agent") => {
    const { email, password } = await http.addColleague(siteKey, role);
    return await http.signIn(email, password);
  };
  const supervisor = await signedIn("supervisor");
  const agent = await signedIn("agent");

  const whole = BoardAnswer.parse((await ask(owner)).json());
  expect(whole.sites.map(({ name }) => name)).toEqual(["Shop", "Two"]);
  expect(whole.agents).toHaveLength(3);

  const own = BoardAnswer.parse((await ask(supervisor)).json());
  expect(own.sites.map(({ siteId }) => siteId)).toEqual([siteKey]);
  // The owner stands above them and does not answer to them (RI7).
  expect(own.agents).toHaveLength(2);

  const refused = await ask(agent);
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
});
