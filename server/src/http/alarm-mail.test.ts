import { AlarmMailView } from "@presently/shared/protocol";
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

const PATH = "/console/api/alarm-mail";
const read = async (as: string) =>
  AlarmMailView.parse((await http.get(PATH, { cookie: as })).json());

test("AL6: each who is told of alarms chooses for themselves; an agent has nothing to choose", async () => {
  const { email, password } = await http.addColleague(siteKey, "supervisor");
  const supervisor = await http.signIn(email, password);
  expect(await read(cookie)).toMatchObject({ choice: "never", canMail: false });
  expect((await http.post("/alarm-mail", { choice: "absent" }, { cookie })).statusCode).toBe(200);
  expect(
    (await http.post("/alarm-mail", { choice: "always" }, { cookie: supervisor })).statusCode,
  ).toBe(200);
  expect(await read(cookie)).toMatchObject({ choice: "absent" });
  expect(await read(supervisor)).toEqual({ choice: "always", canMail: false, email });
  const odd = await http.post("/alarm-mail", { choice: "sometimes" }, { cookie });
  expect([odd.statusCode, codeOf(odd)]).toEqual([400, "frame.malformed"]);
  expect(await read(cookie)).toMatchObject({ choice: "absent" });

  const agent = await http.addColleague(siteKey, "agent");
  const asAgent = { cookie: await http.signIn(agent.email, agent.password) };
  for (const refused of [
    await http.get(PATH, asAgent),
    await http.post("/alarm-mail", { choice: "always" }, asAgent),
  ])
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
});

test("AL6: times are told by the clock of whoever chose, where this server knows it", async () => {
  const choose = (timeZone: string) =>
    http.post("/alarm-mail", { choice: "always", timeZone }, { cookie });
  const zones = http.store.db.prepare("select distinct timeZone from agents where id = ?").pluck();
  const me = http.store.db.prepare("select min(id) from agents").pluck().get();
  expect((await choose("Europe/Sofia")).statusCode).toBe(200);
  expect(zones.all(me)).toEqual(["Europe/Sofia"]);
  expect((await choose("Nowhere/Atall")).statusCode).toBe(200);
  expect(zones.all(me)).toEqual(["Europe/Sofia"]);
});
