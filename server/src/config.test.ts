import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "./config.ts";
import { configMarkdown, configTable, maskedConfig } from "./config/describe.ts";
import { environmentName, settings } from "./config/settings.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown, name = "presently.config.json"): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}

test("the environment wins over the file, and the file over the defaults", () => {
  file({ port: 9001, host: "::1" });
  const config = loadConfig({ PRESENTLY_PORT: "9002" }, folder);
  expect([config.port, config.host, config.logLevel]).toEqual([9002, "::1", "info"]);
});

test("the defaults are those that are promised", () => {
  const config = loadConfig({}, folder);
  expect(config).toMatchObject({
    port: 8484,
    host: "127.0.0.1",
    dataDir: join(folder, "presently-data"),
    maxSockets: 5000,
    maxSocketsPerIp: 50,
    newVisitorsPerIp: 20,
    messagesPerSecond: 1,
    messagesBurst: 10,
  });
});

test("PRESENTLY_CONFIG names another file, which has to be there", () => {
  file({ port: 9001 }, "other.json");
  expect(loadConfig({ PRESENTLY_CONFIG: "other.json" }, folder).port).toBe(9001);
  expect(() => loadConfig({ PRESENTLY_CONFIG: "none.json" }, folder)).toThrow(/not there/);
});

test("an unknown key is an error that names the key that was meant, in the environment and in the file", () => {
  expect(() => loadConfig({ PRESENTLY_PROT: "1" }, folder)).toThrow(/did you mean PRESENTLY_PORT/);
  expect(() => loadConfig({ PRESENTLY_ZZZZZZ: "1" }, folder)).toThrow(
    /no setting PRESENTLY_ZZZZZZ$/,
  );
  file({ hots: "::1" });
  expect(() => loadConfig({}, folder)).toThrow(/did you mean host/);
  file({ constructor: 1 });
  expect(() => loadConfig({}, folder)).toThrow(/no setting constructor/);
});

test("keys of tests are none of the server's, and an empty variable is an unset one", () => {
  const config = loadConfig({ PRESENTLY_TEST_ANYTHING: "x", PRESENTLY_PUBLIC_URL: "" }, folder);
  expect(config.publicUrl).toBeUndefined();
});

test.each([
  ["PRESENTLY_PORT", "65536"],
  ["PRESENTLY_PORT", "http"],
  ["PRESENTLY_PORT", "-1"],
  ["PRESENTLY_PORT", "1e3"],
  ["PRESENTLY_MAX_FRAME_BYTES", "1"],
  ["PRESENTLY_LOG_LEVEL", "loud"],
  ["PRESENTLY_PUBLIC_URL", "https://a.example/path"],
  ["PRESENTLY_PUBLIC_URL", "chat.example"],
  ["PRESENTLY_TRUSTED_PROXIES", "10.0.0.0/8,nonsense"],
  ["PRESENTLY_SMTP_URL", "https://mail.example"],
  ["PRESENTLY_METRICS_TOKEN", "short"],
])("%s=%s is refused, and the line names the setting", (variable, value) => {
  expect(() => loadConfig({ [variable]: value }, folder)).toThrow(variable);
});

test("R47: an example secret is refused", () => {
  const example = "please-change-me-0123456789";
  expect(() => loadConfig({ PRESENTLY_METRICS_TOKEN: example }, folder)).toThrow(/METRICS_TOKEN/);
});

test("every whole number is held to the ends of its range", () => {
  for (const { variable, range } of configTable()) {
    const [, min, max] = /^(\d+) to (\d+)(?: |$)/.exec(range) ?? [];
    if (min === undefined || max === undefined) continue;
    for (const end of [min, max])
      expect(() => loadConfig({ [variable]: end }, folder)).not.toThrow();
    const beyond = String(Number(max) + 1);
    expect(() => loadConfig({ [variable]: beyond }, folder), variable).toThrow(variable);
  }
});

test("PostgreSQL is refused in one clear line for as long as the server can't use it", () => {
  const given = { PRESENTLY_DATABASE_URL: "postgres://x:secret@db/presently" };
  expect(() => loadConfig(given, folder)).toThrow(/PRESENTLY_DATABASE_URL.*SQLite only/);
  expect(() => loadConfig(given, folder)).not.toThrow(/secret/);
});

test("a list of proxies is read from text and from a list", () => {
  const given = { PRESENTLY_TRUSTED_PROXIES: "10.0.0.0/8, loopback" };
  expect(loadConfig(given, folder).trustedProxies).toEqual(["10.0.0.0/8", "loopback"]);
  file({ trustedProxies: ["::1"] });
  expect(loadConfig({}, folder).trustedProxies).toEqual(["::1"]);
});

test("R46: secrets are masked wherever settings are shown", () => {
  const secrets = Object.entries(settings).filter(([, { isSecret }]) => isSecret);
  expect(secrets.map(([name]) => name)).toEqual(["metricsToken", "smtpUrl", "databaseUrl"]);
  const token = "9f8e7d6c5b4a39281706";
  const given = { PRESENTLY_METRICS_TOKEN: token, PRESENTLY_SMTP_URL: "smtp://u:pw@mail.example" };
  const shown = JSON.stringify(maskedConfig(loadConfig(given, folder)));
  expect(shown).not.toContain(token);
  expect(shown).not.toContain("pw@");
});

test("the README's table has one line for every setting, each with its meaning", () => {
  const names = Object.keys(settings);
  expect(configTable().map(({ variable }) => variable)).toEqual(names.map(environmentName));
  expect(configTable().every(({ meaning }) => /^[A-Z].*\.$/.test(meaning))).toBe(true);
  expect(configMarkdown().split("\n")).toHaveLength(names.length + 2);
});

test("every setting is read by some part of the server: none is only declared", () => {
  const source = sources().join("\n");
  const unread = Object.keys(settings).filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  expect(unread).toEqual([]);
});

test("nothing but config.ts reads the environment", () => {
  const readers = sourceFiles().filter((path) => /process\.env\b/.test(readFileSync(path, "utf8")));
  expect(readers.map((path) => path.slice(import.meta.dirname.length + 1))).toEqual(["config.ts"]);
});

function sources(): string[] {
  return sourceFiles()
    .filter((path) => !path.includes("/config/"))
    .map((path) => readFileSync(path, "utf8"));
}

function sourceFiles(): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter(
      (path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.includes("testing"),
    )
    .map((path) => join(import.meta.dirname, path));
}
