import { afterAll, beforeAll, expect, test } from "vitest";
import { deskErrors } from "@presently/shared/protocol";
import { codeOf, HOST, type HttpApp, httpApp, ORIGIN } from "./testing/http-app.ts";

/** What holds for every route of the console's API, whichever there are: the list is the server's own. */
let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp({ PRESENTLY_REQUESTS_PER_MINUTE: "100000" });
  ({ cookie, siteKey } = await http.setUp());
});
afterAll(() => http.close());

/** The ways in: whoever uses them is nobody yet. */
const entrances = new Set([
  "POST /console/api/sign-in",
  "POST /console/api/sign-out",
  "POST /console/api/setup",
  "POST /console/api/invitations/accept",
]);

/** A body that each route would take, as far as its shape goes. */
const bodies: Record<string, Record<string, unknown>> = {
  "/console/api/sign-in": { email: "a@b.example", password: "anything at all" },
  "/console/api/sign-out": {},
  "/console/api/setup": {
    token: "A".repeat(43),
    email: "a@b.example",
    name: "A",
    password: "anything at all",
    siteName: "S",
    origins: ["https://a.example"],
  },
  "/console/api/invitations": {
    email: "a@b.example",
    role: "agent",
    siteId: `ste_${"A".repeat(21)}`,
  },
  "/console/api/invitations/accept": {
    token: "A".repeat(43),
    name: "A",
    password: "anything at all",
  },
  "/console/api/password-links": { agentId: `agt_${"A".repeat(21)}` },
  "/console/api/identity-keys": {
    siteId: `ste_${"A".repeat(21)}`,
    keyId: `idk_${"A".repeat(21)}`,
  },
  "/console/api/api-tokens": {
    name: "Reports",
    scopes: ["messages.write"],
    siteIds: null,
    agentId: `agt_${"A".repeat(21)}`,
    days: 30,
  },
  "/console/api/webhooks": {
    url: "http://a.example/hook",
    events: ["message.posted"],
    siteIds: [`ste_${"A".repeat(21)}`],
  },
  "/console/api/webhooks/change": { webhookId: `whk_${"A".repeat(21)}`, change: "test" },
  "/console/api/webhooks/replay": {
    webhookId: `whk_${"A".repeat(21)}`,
    deliveryId: `msg_${"A".repeat(21)}`,
  },
  "/console/api/drafts": {
    conversationId: `cnv_${"A".repeat(21)}`,
    kind: "reply",
    text: "Hello",
    atMs: 0,
  },
  "/console/api/alarm-mail": { choice: "always" },
  "/console/api/pictures": { owner: `ste_${"A".repeat(21)}`, picture: null },
  "/console/api/second-factor/begin": { password: "anything at all" },
  "/console/api/second-factor/confirm": { code: "123456" },
  "/console/api/second-factor/recovery-codes": { password: "anything at all", code: "123456" },
  "/console/api/second-factor/off": { password: "anything at all", code: "123456" },
  "/console/api/second-factor/remove": { agentId: `agt_${"A".repeat(21)}` },
  "/console/api/second-factor/required": { roles: ["agent"] },
  "/console/api/password": { current: "anything at all", next: "anything at all" },
};

/** What a route does without: a new password needs no name. */
const optional = new Set(["/console/api/invitations/accept name"]);

/** Where no entry at all is a value like others. */
const mayBeEmpty = new Set(["/console/api/second-factor/required roles"]);

function routes(isWanted: (method: string, url: string) => boolean) {
  const all = http.routes.filter(
    ({ method, url }) => url.startsWith("/console/api/") && method !== "HEAD",
  );
  expect(all.length).toBeGreaterThanOrEqual(10);
  return all.filter(({ method, url }) => isWanted(method, url));
}

function isUnsafe(method: string): boolean {
  return method !== "GET";
}

async function ask(
  { method, url }: { method: string; url: string },
  headers: Record<string, string>,
  body: unknown = bodies[url] ?? {},
) {
  const hasBody = method === "POST";
  return await http.app.inject({
    method: method as "GET", // one of the server's own routes
    url: url.replace(":id", "AAAAAAAAAAAAAAAA"),
    headers: { host: HOST, ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
    ...(hasBody ? { payload: JSON.stringify(body) } : {}),
  });
}

test("every route with a body has one to be tried with", () => {
  const posts = routes((method) => method === "POST").map(({ url }) => url);
  expect(posts.toSorted()).toEqual(Object.keys(bodies).toSorted());
});

test("nothing but the ways in is to be had without a session", async () => {
  for (const route of routes((method, url) => !entrances.has(`${method} ${url}`))) {
    const answer = await ask(route, { origin: ORIGIN });
    expect([answer.statusCode, codeOf(answer)], route.url).toEqual([
      401,
      "session.not-authenticated",
    ]);
    const forged = await ask(route, {
      origin: ORIGIN,
      cookie: `__Host-presently=${"A".repeat(43)}`,
    });
    expect([forged.statusCode, codeOf(forged)], route.url).toEqual([401, "session.expired"]);
  }
});

/** What somebody is answered who has yet to set up the second step that their role asks for. */
const beforeSecondFactor = new Set([
  "GET /console/api/me",
  "GET /console/api/second-factor",
  "POST /console/api/second-factor/begin",
  "POST /console/api/second-factor/confirm",
]);

test("TF6: whoever has yet to set up the second step is answered nothing but what that takes", async () => {
  const { email, password } = await http.addColleague(siteKey, "admin");
  const half = await http.signIn(email, password);
  const required = (roles: readonly string[]) =>
    http.post("/second-factor/required", { roles }, { cookie });
  expect((await required(["admin"])).statusCode).toBe(200);
  const isOpen = ({ method, url }: { method: string; url: string }) =>
    entrances.has(`${method} ${url}`) || beforeSecondFactor.has(`${method} ${url}`);
  for (const route of routes((method, url) => !isOpen({ method, url }))) {
    const answer = await ask(route, { origin: ORIGIN, cookie: half });
    expect([answer.statusCode, codeOf(answer)], `${route.method} ${route.url}`).toEqual([
      403,
      "second-factor.required",
    ]);
  }
  expect((await required([])).statusCode).toBe(200);
});

test("R34: no page of another origin can change anything, whoever is signed in", async () => {
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:9999" },
    { origin: "https://127.0.0.1:8484" },
    { origin: `${ORIGIN}.evil.example` },
    { origin: ORIGIN, "sec-fetch-site": "cross-site" },
    { origin: ORIGIN, "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    {},
  ];
  for (const route of routes(isUnsafe)) {
    for (const headers of foreign) {
      const answer = await ask(route, { ...headers, cookie } as Record<string, string>);
      const where = `${route.method} ${route.url} from ${JSON.stringify(headers)}`;
      expect([answer.statusCode, codeOf(answer)], where).toEqual([403, "origin.not-allowed"]);
    }
  }
});

test("R34: what a form can send is refused: JSON alone is read", async () => {
  for (const type of ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]) {
    for (const route of routes((method) => method === "POST")) {
      const answer = await ask(route, { origin: ORIGIN, "content-type": type });
      expect([answer.statusCode, codeOf(answer)], route.url).toEqual([400, "frame.malformed"]);
    }
  }
});

test("a value of another kind where one belongs is refused, never a fault of the server", async () => {
  const others = [
    null,
    true,
    0,
    -1,
    1e308,
    "",
    [],
    {},
    [{}],
    { $gt: "" },
    "x".repeat(5_000),
    ["a", "b"],
  ];
  for (const route of routes((method) => method === "POST")) {
    const body = bodies[route.url] ?? {};
    for (const field of Object.keys(body)) {
      for (const other of others) {
        const isEmptyList = Array.isArray(other) && other.length === 0;
        if (isEmptyList && mayBeEmpty.has(`${route.url} ${field}`)) continue;
        const answer = await ask(route, { origin: ORIGIN, cookie }, { ...body, [field]: other });
        const where = `${route.url} with ${field} = ${JSON.stringify(other).slice(0, 40)}`;
        expect(answer.statusCode, where).toBeLessThan(500);
        expect(answer.statusCode, where).toBeGreaterThanOrEqual(400);
        expect(Object.keys(deskErrors), where).toContain(codeOf(answer));
      }
      if (optional.has(`${route.url} ${field}`)) continue;
      const { [field]: _left, ...rest } = body;
      const answer = await ask(route, { origin: ORIGIN, cookie }, rest);
      expect(codeOf(answer), `${route.url} without ${field}`).toBe("frame.malformed");
    }
    for (const whole of [null, [], "text", 1, true]) {
      const answer = await ask(route, { origin: ORIGIN, cookie: "" }, whole);
      if (route.url.endsWith("/sign-out")) continue; // reads no body
      expect([400, 401], `${route.url} with ${JSON.stringify(whole)}`).toContain(answer.statusCode);
    }
  }
}, 60_000);

test("R9: a refusal says its code, a constant message and the request's id; no stack, path or SQL", async () => {
  for (const route of routes(() => true)) {
    const answer = await ask(route, { origin: "https://evil.example" }, { constructor: 1 });
    if (answer.statusCode < 400) continue;
    const body = answer.json() as Record<string, unknown>; // a refusal is an object
    expect(Object.keys(body).toSorted(), route.url).toEqual(["code", "message", "requestId"]);
    expect(body["message"], route.url).toBe(body["code"]);
  }
});

test("R40: nothing of it may be kept on the way", async () => {
  for (const route of routes(() => true)) {
    for (const headers of [{ origin: ORIGIN }, { origin: ORIGIN, cookie }]) {
      const answer = await ask(route, headers as Record<string, string>);
      expect(answer.headers["cache-control"], route.url).toBe("no-store");
    }
  }
});
