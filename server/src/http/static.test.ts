import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { LAUNCHER_ICON_PATHS } from "@presently/shared/look/launcher-icons";
import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withSiteSettings } from "../domain/site-settings.ts";
import { fixture } from "./testing/built-fixture.ts";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let siteKey: string;
beforeAll(async () => {
  http = await httpApp();
  ({ siteKey } = await http.setUp());
});
afterAll(() => http.close());

test("the loader is for pages of every origin, for five minutes", async () => {
  const { statusCode, headers, body } = await http.get("/presently.js");
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=300",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  expect(body).toBe(fixture.loader);
});

test("a site's settings stand before its loader, and nothing of any other site", async () => {
  const { body } = await http.get(`/presently.js?site=${siteKey}`);
  const [line = "", ...rest] = body.split("\n");
  expect(rest.join("\n")).toBe(fixture.loader);
  expect(line).toContain(siteKey);
  expect(line).toContain("Shop");
  for (const key of ["nonsense", `ste_${"A".repeat(21)}`, "", "%00", "a&site=b"]) {
    const { statusCode, body: plain } = await http.get(`/presently.js?site=${key}`);
    expect(statusCode).toBe(200);
    expect(plain).not.toContain("Shop");
  }
});

test("LK6: what dresses a button of the site's own stands behind its loader, with nothing that could end the script; no other site's loader has it", async () => {
  const texts = { bg: { launcher: "</script>" }, fi: { welcome: "Moi" } };
  const look = { ...DEFAULT_LOOK, texts, shape: "pill", position: "left" };
  const stored = JSON.stringify({ look });
  http.store.db.prepare("update sites set settings = ?").run(stored);
  http.clock.advance(1000);
  const { body } = await http.get(`/presently.js?site=${siteKey}`);
  http.store.db.prepare("update sites set settings = '{}'").run();
  http.clock.advance(1000);
  const [, told = ""] = body.split(fixture.loader);
  const names = { bg: "\\u003c/script>" };
  const json = JSON.stringify({ shape: "pill", position: "left", names }).replace("\\\\u", "\\u");
  expect(told).toBe(fixture.launcherLook.replace("__LAUNCHER_LOOK__", json));
  expect((await http.get(`/presently.js?site=${siteKey}`)).body).not.toContain("the button of");
});

test("LK6: an icon comes as its outline behind the loader of the sites that choose one", async () => {
  const stored = JSON.stringify({ look: { ...DEFAULT_LOOK, icon: "hand" } });
  http.store.db.prepare("update sites set settings = ?").run(stored);
  http.clock.advance(1000);
  const { body } = await http.get(`/presently.js?site=${siteKey}`);
  http.store.db.prepare("update sites set settings = '{}'").run();
  http.clock.advance(1000);
  const [, told = ""] = body.split(fixture.loader);
  expect(told).toContain(JSON.stringify({ path: LAUNCHER_ICON_PATHS.hand, names: {} }));
  expect(told).not.toContain(LAUNCHER_ICON_PATHS.question);
});

test("a site's name cannot end the script it stands in", async () => {
  const name = "</script><script>alert(1)</script>\u2028";
  http.store.db.prepare("update sites set name = ?").run(name);
  http.clock.advance(1000);
  const { body } = await http.get(`/presently.js?site=${siteKey}`);
  expect(body.split("\n")[0]).toContain("alert(1)");
  expect(body.split("\n")[0]).not.toContain("</script>");
  const page = await http.get(`/chat/${siteKey}`);
  expect(page.body).not.toContain("<script>alert");
  http.store.db.prepare("update sites set name = 'Shop'").run();
  http.clock.advance(1000);
});

test("the loader comes as brotli, gzip or plain, as the browser asks, and not again while it is the same", async () => {
  const plain = await http.app.inject({ url: `/presently.js?site=${siteKey}` });
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [coding, unpacked] of Object.entries(unpack)) {
    const headers = { "accept-encoding": coding === "br" ? "gzip, br" : "gzip;q=1, br;q=0" };
    const answer = await http.app.inject({ url: `/presently.js?site=${siteKey}`, headers });
    expect(answer.headers["content-encoding"]).toBe(coding);
    expect(answer.headers.vary).toMatch(/accept-encoding/i);
    expect(unpacked(answer.rawPayload).equals(plain.rawPayload)).toBe(true);
  }
  const etag = String(plain.headers.etag);
  const again = await http.get(`/presently.js?site=${siteKey}`, { "if-none-match": etag });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});

test("the panel's hashed files never change, and are for pages of every origin", async () => {
  const { statusCode, headers } = await http.get(`/widget/${fixture.panel}`, {
    "accept-encoding": "br",
  });
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "content-encoding": "br",
  });
});

test("RE1, M26: a site's loader and its page fetch the files of its register", async () => {
  const settings = JSON.stringify({ register: "informal" });
  http.store.db.prepare("update sites set settings = ?").run(settings);
  http.clock.advance(1000);
  const loader = await http.get(`/presently.js?site=${siteKey}`);
  expect(loader.body).toContain("-InFoRm_1.js");
  expect(loader.body).not.toContain("-EfGh-456.js");
  const page = await http.get(`/chat/${siteKey}?lang=fi`);
  expect(page.body).toContain('src="/widget/page-fi-InFoRm_1.js"');
  http.store.db.prepare("update sites set settings = '{}'").run();
  http.clock.advance(1000);
  const usual = await http.get(`/presently.js?site=${siteKey}`);
  expect(usual.body).toContain("-EfGh-456.js");
  expect((await http.get(`/chat/${siteKey}?lang=fi`)).body).toContain(fixture.finnishPage);
});

test("nothing but hashed scripts is served from the widget's folder", async () => {
  for (const name of [
    "manifest.json",
    "presently.js",
    "",
    "../package.json",
    "..%2fpackage.json",
    `${fixture.panel}.br`,
  ]) {
    expect((await http.get(`/widget/${name}`)).statusCode, name).toBe(404);
  }
});

test("the console's page answers for each of its routes, and its hashed files never change", async () => {
  for (const url of ["/console/", "/console/setup", "/console/invite", "/console/inbox/mine"]) {
    const { statusCode, headers, body } = await http.get(url);
    expect([statusCode, headers["cache-control"], body], url).toEqual([
      200,
      "no-cache",
      fixture.index,
    ]);
  }
  const asset = await http.get(`/console/assets/${fixture.script}`, { "accept-encoding": "gzip" });
  expect([asset.statusCode, asset.headers["content-encoding"]]).toEqual([200, "gzip"]);
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("what is not there is not there", async () => {
  for (const url of [
    "/console/assets/none.js",
    "/console/../package.json",
    "/console/%2e%2e/package.json",
    "/none",
  ]) {
    const answer = await http.get(url);
    expect([answer.statusCode, codeOf(answer)], url).toEqual([404, "not-found"]);
  }
});

test("R40: the console's policy is exact, and its page is framed by nobody", async () => {
  const { headers } = await http.get("/console/");
  const policy = String(headers["content-security-policy"])
    .split(";")
    .map((part) => part.trim());
  expect(policy.toSorted()).toEqual(
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-src 'self'",
      "media-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "require-trusted-types-for 'script'",
      "trusted-types presently",
    ].toSorted(),
  );
});

test("R40: every answer keeps browsers from guessing, telling and sharing", async () => {
  for (const url of [
    "/console/",
    "/console/api/me",
    "/presently.js",
    "/healthz",
    "/none",
    `/chat/${siteKey}`,
  ]) {
    const { headers } = await http.get(url);
    expect(headers, url).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("microphone=()"),
    });
    expect(headers, url).not.toHaveProperty("strict-transport-security");
    expect(headers, url).not.toHaveProperty("x-powered-by");
    expect(headers["content-security-policy"], url).toContain("default-src 'none'");
  }
});

test("R40: over TLS browsers are told to keep to it, and only a proxy that is trusted can say it is TLS", async () => {
  const forwarded = { "x-forwarded-proto": "https" };
  expect((await http.get("/console/", forwarded)).headers).not.toHaveProperty(
    "strict-transport-security",
  );
  const behind = await httpApp({ PRESENTLY_TRUSTED_PROXIES: "loopback" });
  const { headers } = await behind.get("/console/", forwarded);
  expect(headers["strict-transport-security"]).toBe("max-age=31536000");
  await behind.close();
});

test("/chat/KEY is a page of its own, without inline script or style, and only for a site there is", async () => {
  const { statusCode, headers, body } = await http.get(`/chat/${siteKey}`);
  expect(statusCode).toBe(200);
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(body).toContain("<title>Shop</title>");
  expect(body).not.toMatch(/<style| style=| on\w+=|<script>/);
  const [, source = ""] = /<script type="module" src="([^"]+)"/.exec(body) ?? [];
  expect((await http.get(source)).statusCode).toBe(200);
  for (const key of [`ste_${"A".repeat(21)}`, "x", "..%2f..%2fetc%2fpasswd"]) {
    const unknown = await http.get(`/chat/${key}`);
    expect([unknown.statusCode, codeOf(unknown)], key).toEqual([404, "site.unknown"]);
  }
});

test("LK1, LK3, R38: /chat/KEY is told the site's own look in its head, which its words cannot end; the usual look is not told", async () => {
  expect((await http.get(`/chat/${siteKey}`)).body).not.toContain("presently-look");
  const hostile = '"><script>alert(1)</script>';
  const look = { ...DEFAULT_LOOK, color: "#7c2d12", texts: { fi: { welcome: hostile } } };
  const settings = withSiteSettings("{}", { look });
  http.store.db.prepare("update sites set settings = ?").run(settings);
  const { body } = await http.get(`/chat/${siteKey}`);
  http.store.db.prepare("update sites set settings = '{}'").run();
  expect(body).not.toContain("<script>");
  const [, told = ""] = /<meta name="presently-look" content="([^"]+)">/.exec(body) ?? [];
  const plain = told.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  expect(JSON.parse(plain)).toEqual({
    look: { color: "#7c2d12" },
    further: { texts: { fi: { welcome: hostile } } },
  });
});

test("M18: /chat/KEY is in the first of our languages that the browser asks for", async () => {
  const asks = (header: string) => http.get(`/chat/${siteKey}`, { "accept-language": header });
  const finnish = await asks("de,fi-FI;q=0.8,en;q=0.5");
  expect(finnish.body).toContain('<html lang="fi">');
  expect(finnish.body).toContain(`src="/widget/${fixture.finnishPage}"`);
  const english = await asks('de"><script>');
  expect(english.body).toContain('<html lang="en">');
  expect(english.body).toContain(`src="/widget/${fixture.page}"`);
});

test("M18, ML7: /chat/KEY is in the language that its address names, if it is one of ours", async () => {
  const pageIn = async (lang: string) =>
    (await http.get(`/chat/${siteKey}?${lang}`, { "accept-language": "en" })).body;
  expect(await pageIn("lang=fi")).toContain(`src="/widget/${fixture.finnishPage}"`);
  for (const other of [
    "lang=de",
    "lang=",
    "lang=constructor",
    "lang=fi&lang=fi",
    "lang=fi%22%3E",
  ]) {
    expect(await pageIn(other), other).toContain('<html lang="en">');
  }
});

test("PU1, R40: the page offers push where its address is https; its worker may do nothing but show one", async () => {
  expect((await http.get(`/chat/${siteKey}`)).body).not.toContain("presently-push");
  const open = await httpApp({ PRESENTLY_PUBLIC_URL: "https://chat.example.test" });
  const { siteKey: key } = await open.setUp();
  const { body, headers } = await open.get(`/chat/${key}`);
  expect(body).toMatch(/<meta name="presently-push" content="B[\w-]{86}">/);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("worker-src 'self'");
  expect(policy).toContain("trusted-types presently");
  const worker = await open.get("/chat/push-worker.js");
  expect([worker.statusCode, worker.body]).toEqual([200, fixture.worker]);
  expect(worker.headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none';frame-ancestors 'none';base-uri 'none'",
  });
  await open.close();
});

test("M21, I1: a loader asked for during an incident has its notice for the launcher: the site's own, or that of all where the tag names no site", async () => {
  const noticeIn = async (address: string) => {
    http.clock.advance(1000); // of what stood a second ago nothing is told any more
    return /"notice":"([^"]*)"/.exec((await http.get(address)).body.split("\n")[0] ?? "")?.[1];
  };
  const { db } = http.store;
  const begin = (site: number, seq: number, text: string) => {
    db.prepare(
      `insert into events values (1, 0, ?, 'evt_' || ?, null, 'incident.changed', 'system', null, 0, ?, '{}')`,
    ).run(seq, seq, text);
    db.prepare(`insert into incidents values (1, ?, 'inc_' || ?, ?, 1, ?, 0, null)`).run(
      seq,
      seq,
      site,
      seq,
    );
  };
  const { id } = db.prepare("select id from sites where publicId = ?").get(siteKey) as {
    id: number;
  }; // the row of setUp
  const { lastId } = db.prepare("select max(id) as lastId from sites").get() as { lastId: number };
  begin(0, 9001, "All is down.");
  expect(await noticeIn(`/presently.js?site=${siteKey}`)).toBe("All is down.");
  expect(await noticeIn("/presently.js")).toBe("All is down.");
  begin(id, 9002, "Cards fail.");
  expect(await noticeIn(`/presently.js?site=${siteKey}`)).toBe("Cards fail.");
  expect(await noticeIn("/presently.js")).toBe("Cards fail.");
  db.prepare(
    `insert into sites select ? + 1, desk, 'ste_other', name, origins, timeZone, department, isAutoAccept, settings, createdAtMs from sites where id = ?`,
  ).run(lastId, id);
  expect(await noticeIn("/presently.js")).toBe("All is down.");
  db.exec(
    "delete from incidents; delete from events where deskSeq > 9000; delete from sites where publicId = 'ste_other'",
  );
  expect(await noticeIn(`/presently.js?site=${siteKey}`)).toBeUndefined();
});
