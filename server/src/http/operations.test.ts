import { afterEach, beforeEach, expect, test } from "vitest";
import {
  codeOf,
  HOST,
  type HttpApp,
  httpApp,
  METRICS_TOKEN,
  ORIGIN,
  OWNER,
} from "./testing/http-app.ts";

let http: HttpApp;
beforeEach(async () => {
  http = await httpApp();
});
afterEach(() => http.close());

test("/healthz says that the process lives, also when it can do nothing else", async () => {
  http.reasons.push("leaving");
  http.store.db.close();
  const { statusCode, body, headers } = await http.get("/healthz");
  expect([statusCode, body, headers["cache-control"]]).toEqual([200, "ok\n", "no-store"]);
});

test("/readyz says that the database takes writes, the disk has room and the server stays", async () => {
  const ready = await http.get("/readyz");
  expect([ready.statusCode, ready.json()]).toEqual([
    200,
    { ready: true, checks: { server: "ok", database: "ok", disk: "ok" } },
  ]);
  const troubles = [
    [() => http.reasons.push("leaving"), { server: "leaving" }],
    [() => (http.storage.takesConversations = false), { disk: "almost full" }],
    [() => http.store.db.pragma("query_only = on"), { database: "not writable" }],
  ] as const;
  for (const [trouble, check] of troubles) {
    trouble();
    http.clock.advance(1_000);
    const answer = await http.get("/readyz");
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ ready: false, checks: check });
  }
});

test("/readyz writes at most once a second, however often it is asked", async () => {
  const changes = () => http.store.db.prepare("select total_changes()").pluck().get() as number;
  await http.get("/readyz");
  const before = changes();
  for (let n = 0; n < 20; n++) await http.get("/readyz");
  expect(changes()).toBe(before);
});

test("/metrics is for the token, and without it for the machine itself alone", async () => {
  const bearer = { authorization: `Bearer ${METRICS_TOKEN}` };
  const near = await http.get("/metrics");
  expect([near.statusCode, near.headers["content-type"]]).toMatchObject([
    200,
    expect.stringContaining("text/plain"),
  ]);
  expect(near.body).toContain("presently_process_resident_memory_bytes");
  const far = { remoteAddress: "192.0.2.1", url: "/metrics" };
  expect((await http.app.inject(far)).statusCode).toBe(401);
  expect((await http.app.inject({ ...far, headers: bearer })).statusCode).toBe(200);
  const wrong = { authorization: "Bearer another token entirely" };
  expect((await http.app.inject({ ...far, headers: wrong })).statusCode).toBe(401);
  expect((await http.get("/metrics", wrong)).statusCode).toBe(401);
});

test("/metrics asks for the token as soon as a proxy may stand before the server", async () => {
  for (const name of ["x-forwarded-for", "x-forwarded-proto", "forwarded", "via", "x-real-ip"]) {
    expect((await http.get("/metrics", { [name]: "127.0.0.1" })).statusCode, name).toBe(401);
  }
  const published = await httpApp({ PRESENTLY_PUBLIC_URL: "https://chat.example.com" });
  expect((await published.get("/metrics")).statusCode).toBe(401);
  const bearer = { authorization: `bearer ${METRICS_TOKEN}` };
  expect((await published.get("/metrics", bearer)).statusCode).toBe(200);
  await published.close();
});

test("requests are counted by route, never by address", async () => {
  await http.get("/chat/somebody-was-here?and=this");
  const { body } = await http.get("/metrics");
  expect(body).toContain('route="/chat/:key"');
  expect(body).not.toContain("somebody-was-here");
});

test("R9: an error nobody foresaw is logged whole and answered with nothing but the request's id", async () => {
  http.store.db.exec("drop table sites");
  const answer = await http.get(`/chat/ste_${"A".repeat(21)}`);
  expect(answer.statusCode).toBe(500);
  const { requestId, ...rest } = answer.json() as Record<string, unknown>; // a refusal is an object
  expect(rest).toEqual({ code: "internal", message: "internal" });
  const logged = http.lines.find(
    (line) => line.includes(String(requestId)) && line.includes("no such table"),
  );
  expect(logged).toContain("stack");
});

test("R46: neither passwords, tokens, cookies nor what people wrote ever stand in the log", async () => {
  const { cookie, siteKey } = await http.setUp();
  const told = ["a secret walrus of mine", "zoe.q@private.example", "Zoe Quux", "pv_inTheAddress"];
  const [password = "", email = "", name = "", inUrl = ""] = told;
  await http.post("/sign-in", { email, password });
  await http.post("/sign-in", { email: OWNER.email, password: OWNER.password });
  const invited = await http.post(
    "/invitations",
    { email, role: "agent", siteId: siteKey },
    { cookie },
  );
  const token = /#token=([\w-]+)/.exec(invited.body)?.[1] ?? "";
  await http.post("/invitations/accept", { token, name, password });
  await http.get(`/presently.js?token=${inUrl}`, { authorization: `Bearer ${inUrl}` });
  await http.post("/sign-in", { email: { not: email }, password: [password] });
  http.store.db.exec("drop table invites");
  await http.post("/invitations/accept", { token, name, password });
  const log = http.lines.join("");
  expect(log).toContain('"code":"internal"');
  for (const secret of [...told, OWNER.password, OWNER.email, token, cookie.split("=")[1] ?? ""]) {
    expect(log, secret).not.toContain(secret);
  }
});

test("R36: more requests to the console's API than the limit are refused, with the time to wait", async () => {
  const limited = await httpApp({ PRESENTLY_REQUESTS_PER_MINUTE: "10" });
  const answers = [];
  for (let n = 0; n < 11; n++) answers.push(await limited.get("/console/api/me"));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([
    ...Array<number>(10).fill(401),
    429,
  ]);
  const last = answers[10];
  expect(last === undefined ? undefined : codeOf(last)).toBe("rate.limited");
  expect(Number(last?.headers["retry-after"])).toBeGreaterThan(0);
  const other = await limited.app.inject({ url: "/console/api/me", remoteAddress: "192.0.2.9" });
  expect(other.statusCode).toBe(401);
  await limited.close();
});

test("R36: a client's address is a proxy's word only if that proxy is trusted", async () => {
  const behind = await httpApp({
    PRESENTLY_TRUSTED_PROXIES: "10.1.0.0/16",
    PRESENTLY_REQUESTS_PER_MINUTE: "10",
  });
  const ask = (remoteAddress: string, client: string) =>
    behind.app.inject({
      url: "/console/api/me",
      remoteAddress,
      headers: { host: HOST, origin: ORIGIN, "x-forwarded-for": client },
    });
  for (let n = 0; n < 10; n++) await ask("192.0.2.1", `198.51.100.${n}`);
  expect((await ask("192.0.2.1", "198.51.100.99")).statusCode).toBe(429);
  for (let n = 0; n < 10; n++) await ask("10.1.2.3", "203.0.113.5");
  expect((await ask("10.1.2.3", "203.0.113.5")).statusCode).toBe(429);
  expect((await ask("10.1.2.3", "203.0.113.6")).statusCode).toBe(401);
  // What the client itself wrote before its proxy's word is not believed.
  expect((await ask("10.1.2.3", "203.0.113.77, 203.0.113.5")).statusCode).toBe(429);
  await behind.close();
});
