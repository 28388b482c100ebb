import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../e2e/chromium.ts";
import { openHostSite } from "../e2e/host-site.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { freePort, type Installed, OWNER } from "../live/product.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
let port: number;

/** What a clone would hold, and a machine that has never installed anything: its caches are empty. */
beforeAll(async () => {
  port = await freePort();
  folder = mkdtempSync(join(tmpdir(), "presently-clone-"));
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of files.filter((name) => name !== "")) {
    cpSync(join(root, file), join(folder, "clone", file), { force: true });
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a command is the only command a bare clone needs, and only it speaks on standard output", async () => {
  const child = npm(["run", "--silent", "presently", "--", "no-such-command"]);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: "" });
});

test("on a bare clone with a warm cache npm start answers within 120 s, and within 60 s more a visitor and an agent have talked", async () => {
  // The caches are warm from the command before; what it installed and built is gone.
  const made = await madeByInstalling();
  expect(made).toContain(join(folder, "clone/node_modules"));
  expect(made).toContain(join(folder, "clone/server/dist"));
  for (const each of made) rmSync(each, { recursive: true, force: true });
  const started = await startedServer();
  report("from a bare clone to /healthz", started.tookMs);
  const healthyAtMs = performance.now();
  const host = await openHostSite();
  const browser = await launchChromium();
  try {
    const installed = await setUpUnattended(host.origin);
    host.show("plain", started.url, installed.siteKey);
    const visitor = visitorAt(await (await browser.newContext()).newPage());
    await visitor.page.goto(host.origin);
    await visitor.openChat();
    await visitor.write("Is anybody there?");
    const agent = agentAt(await (await browser.newContext()).newPage());
    await agent.signIn(installed.consoleUrl, OWNER);
    await agent.goOnline();
    await agent.accept();
    await agent.reads("Is anybody there?");
    await agent.reply("Since a minute ago.");
    await visitor.sees("Since a minute ago.");
    const tookMs = performance.now() - healthyAtMs;
    report("from /healthz to an answer read", tookMs);
    expect(tookMs).toBeLessThan(60_000);
    expect(started.tookMs).toBeLessThan(120_000);
  } finally {
    await browser.close();
    await host.close();
    await started.stop();
  }
});

test("an existing installation answers within 20 s of npm start, and SIGTERM ends it", async () => {
  const started = await startedServer();
  report("from npm start to /healthz, installed", started.tookMs);
  await started.stop();
  expect(started.tookMs).toBeLessThan(20_000);
  expect(await isHealthy(started.url)).toBe(false);
});

/** `npm start` in the clone, on a port of its own, until /healthz answers. */
async function startedServer() {
  const startedMs = performance.now();
  const child = npm(["start"], { PRESENTLY_PORT: String(port) });
  child.stdout.resume();
  const stderr = text(child.stderr);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "close");
  };
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${await stderr}`);
    if (performance.now() - startedMs > 3 * 60_000) {
      await stop();
      throw new Error(`no 200 from ${url}/healthz in three minutes: ${await stderr}`);
    }
    await sleep(200);
  }
  return { url, tookMs: performance.now() - startedMs, stop };
}

function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** What an operator's script would type while the server runs. */
async function setUpUnattended(origin: string): Promise<Installed> {
  const words = ["run", "--silent", "presently", "--", "setup", "--email", OWNER.email];
  const site = ["--password-stdin", "--site", "Lamp shop", "--origin", origin, "--json"];
  const child = npm([...words, ...site], { PRESENTLY_PORT: String(port) });
  child.stdin.end(OWNER.password);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Installed; // the command's documented answer
}

/** Every folder in the clone that an installation and a build have made. */
async function madeByInstalling(): Promise<string[]> {
  const entries = await readdir(join(folder, "clone"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^(?:node_modules|dist)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(?:node_modules|dist)\/./.test(path));
}

function report(what: string, tookMs: number): void {
  process.stdout.write(`${what}: ${(tookMs / 1000).toFixed(1)} s\n`);
}

function npm(args: string[], settings: Record<string, string> = {}) {
  const caches = {
    npm_config_cache: join(folder, "npm"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    PRESENTLY_DATA_DIR: join(folder, "presently-data"),
  };
  const env = { ...process.env, ...caches, CI: "true", ...settings };
  return spawn("npm", args, { cwd: join(folder, "clone"), env });
}
