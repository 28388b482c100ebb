import { afterAll, beforeAll, expect, test } from "vitest";
import {
  gifWithPlaces,
  jpegWithPlaces,
  pngWithPlaces,
  SECRET_PLACE,
} from "../files/testing/pictures.ts";
import { loaderSettings } from "./loader-settings.ts";
import { codeOf, HOST, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
});
afterAll(() => http.close());

const SMALL = { width: 128, height: 128 };
const set = (owner: string, picture: Buffer | null) =>
  http.post("/pictures", { owner, picture: picture?.toString("base64") ?? null }, { cookie });
const hashIn = (answer: { json(): unknown }) => (answer.json() as { hash: string | null }).hash; // as the schema says

test("LK5, R41: a logo is for pages of every origin and never changes under its name; where it was taken is dropped", async () => {
  const sent = pngWithPlaces(SMALL);
  expect(sent.includes(SECRET_PLACE)).toBe(true);
  const answer = await set(siteKey, sent);
  const hash = hashIn(answer);
  expect(hash).toMatch(/^[\w-]{22}$/);
  const url = `/pictures/${siteKey}?v=${hash}`;
  const shown = await http.app.inject({ url, headers: { host: HOST } });
  expect(shown.headers).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  expect(shown.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(shown.rawPayload.subarray(1, 4).toString()).toBe("PNG");
  expect(shown.rawPayload.includes(SECRET_PLACE)).toBe(false);
  const older = await http.get(`/pictures/${siteKey}?v=${"A".repeat(22)}`);
  expect(older.headers["cache-control"]).toBe("public, max-age=300");

  http.clock.advance(1000);
  const told = async () => (await loaderSettings(http)(siteKey)).settings;
  expect(await told()).toMatchObject({ further: { logo: hash } });
  expect((await http.get(`/chat/${siteKey}`)).body).toContain(`logo&quot;:&quot;${hash}`);
  const settings = await http.app.inject({
    url: "/console/api/settings",
    headers: { host: HOST, cookie },
  });
  expect(settings.json().sites[0].logo).toBe(hash);

  expect(hashIn(await set(siteKey, null))).toBeNull();
  expect((await http.get(`/pictures/${siteKey}?v=${hash}`)).statusCode).toBe(204);
  http.clock.advance(1000);
  expect(await told()).not.toHaveProperty("further");
  const audited = http.store.db.prepare("select action from audit order by id desc limit 2");
  expect(audited.pluck().all()).toEqual(["picture.removed", "picture.set"]);
});

test("LK5: an agent's face is asked for by who they are; who has none answers with nothing, which is no error", async () => {
  const agentId = String(http.store.db.prepare("select publicId from agents").pluck().get());
  expect((await http.get(`/pictures/${agentId}`)).statusCode).toBe(204);
  await set(agentId, jpegWithPlaces(SMALL));
  const face = await http.get(`/pictures/${agentId}`);
  expect([face.statusCode, face.headers["content-type"]]).toEqual([200, "image/jpeg"]);
  expect(face.headers["cache-control"]).toBe("public, max-age=300");
  expect((await http.get("/pictures/nobody")).statusCode).toBe(204);
});

test.for([
  ["a GIF", gifWithPlaces()],
  ["a large picture", pngWithPlaces({ width: 257, height: 10 })],
  ["a page", Buffer.from("<svg onload=alert(1)>")],
  ["a damaged picture", pngWithPlaces(SMALL).subarray(0, 40)],
  ["nothing", Buffer.alloc(0)],
] as const)("LK5, R41: %s is refused, and what there was stays", async ([, bytes]) => {
  const before = hashIn(await set(siteKey, pngWithPlaces(SMALL)));
  const refused = await set(siteKey, bytes);
  expect(refused.statusCode).toBeGreaterThanOrEqual(400);
  expect(refused.statusCode).toBeLessThan(500);
  expect((await http.get(`/pictures/${siteKey}?v=${before}`)).statusCode).toBe(200);
});

test("LK5: nobody but who may change the settings sets one, and only of a site or an agent there is", async () => {
  const { email, password } = await http.addColleague(siteKey, "supervisor");
  const theirs = { cookie: await http.signIn(email, password) };
  const refused = await http.post("/pictures", { owner: siteKey, picture: null }, theirs);
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, "not-allowed"]);
  for (const owner of [`ste_${"A".repeat(21)}`, `agt_${"A".repeat(21)}`])
    expect(codeOf(await set(owner, null))).toBe("not-found");
});
