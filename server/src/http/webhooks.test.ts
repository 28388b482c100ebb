import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let owner: string;
let siteKey: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie: owner, siteKey } = await http.setUp());
});
afterEach(() => http.close());

const rules = { url: "https://hooks.example/in", events: ["message.posted"], siteIds: null };

test("WH4: a secret is told once, and neither the database, the log nor a list has it", async () => {
  const answer = await http.post("/webhooks", rules, { cookie: owner });
  const { secret } = answer.json() as { secret: string };
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { body } = await http.get("/console/api/webhooks", { cookie: owner });
  const stored = ["webhooks", "audit"].map((table) =>
    JSON.stringify(http.store.db.prepare(`select * from "${table}"`).all()),
  );
  for (const kept of [body, http.lines.join(), ...stored])
    expect(kept).not.toContain(secret.slice(6));
});

test("WH1, RI1: owners and admins see, add and change webhooks, and nobody else; there are twenty at most", async () => {
  for (const role of ["supervisor", "agent"] as const) {
    const { email, password } = await http.addColleague(siteKey, role);
    const cookie = await http.signIn(email, password);
    const webhookId = `whk_${"A".repeat(21)}`;
    const deliveryId = `msg_${"A".repeat(21)}`;
    const refused = [
      await http.post("/webhooks", rules, { cookie }),
      await http.get("/console/api/webhooks", { cookie }),
      await http.get(`/console/api/webhooks/deliveries?webhook=${webhookId}`, { cookie }),
      await http.post("/webhooks/change", { webhookId, change: "remove" }, { cookie }),
      await http.post("/webhooks/replay", { webhookId, deliveryId }, { cookie }),
    ];
    expect(refused.map(codeOf)).toEqual(refused.map(() => "not-allowed"));
  }
  for (let n = 0; n < 20; n += 1)
    expect((await http.post("/webhooks", rules, { cookie: owner })).statusCode).toBe(200);
  expect(codeOf(await http.post("/webhooks", rules, { cookie: owner }))).toBe("value.taken");
});
