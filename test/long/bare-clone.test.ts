import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let folder: string;

/** What a clone would hold, and a machine that has never installed anything: its caches are empty. */
beforeAll(() => {
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

test("npm start builds and serves, and SIGTERM ends it", async () => {
  const port = await freePort();
  const child = npm(["start"], { PRESENTLY_PORT: String(port) });
  child.stdout.resume();
  const stderr = text(child.stderr);
  const isHealthy = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ status }) => status === 200,
      () => false,
    );

  const giveUpAtMs = Date.now() + 3 * 60_000;
  while (!(await isHealthy())) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${await stderr}`);
    if (Date.now() > giveUpAtMs) {
      child.kill("SIGTERM");
      throw new Error(`no 200 from /healthz on port ${port} in three minutes: ${await stderr}`);
    }
    await sleep(200);
  }
  child.kill("SIGTERM");
  await once(child, "close");
  expect(await isHealthy()).toBe(false);
});

function npm(args: string[], settings: Record<string, string> = {}) {
  const caches = {
    npm_config_cache: join(folder, "npm"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    PRESENTLY_DATA_DIR: join(folder, "presently-data"),
  };
  const env = { ...process.env, ...caches, CI: "true", ...settings };
  const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
  return spawn("npm", args, { cwd: join(folder, "clone"), env, stdio });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // It listens on a port, not on a pipe, so this is no string.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
