import { WaitScores } from "@presently/shared/protocol";
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

test("W16: the score of the waits is read by whoever reads the settings, a department each", async () => {
  const answer = await http.get("/console/api/wait-score", { cookie });
  const { departments } = WaitScores.parse(answer.json());
  expect(departments).toMatchObject([{ waits: 0, keptShare: null, latest: { isWithin: true } }]);
  const { email, password } = await http.addColleague(siteKey, "agent");
  const theirs = await http.signIn(email, password);
  expect(codeOf(await http.get("/console/api/wait-score", { cookie: theirs }))).toBe("not-allowed");
});
