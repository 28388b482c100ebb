import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium, launchChromium } from "./chromium.ts";

const dist = join(import.meta.dirname, "../../widget/dist");
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

test("a CHROMIUM_PATH that cannot be started is an error, never a reason to look elsewhere", () => {
  expect(() => findChromium({ ...process.env, CHROMIUM_PATH: "/nowhere/chromium" })).toThrow(
    "CHROMIUM_PATH names /nowhere/chromium",
  );
  expect(findChromium({ PATH: "/nowhere" })).toBeUndefined();
});

test("without a browser the step installs one as root on Debian, and otherwise says what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "presently-apt-"));
  const apt = join(folder, "apt-get");
  writeFileSync(
    apt,
    `#!/bin/sh\necho "apt-get $*"\n[ "$1" = update ] || /bin/cp "$0" "${folder}/chromium"\n`,
  );
  chmodSync(apt, 0o755);
  const env = { PATH: folder };
  const step = join(import.meta.dirname, "chromium.ts");
  const done = spawnSync(process.execPath, [step], { env, encoding: "utf8" });
  rmSync(folder, { recursive: true });

  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    expect(done.stdout).toContain("no browser here; running apt-get install");
    expect(done.stdout).toContain(`browser: ${folder}/chromium`);
    expect(done.status).toBe(0);
  } else {
    expect(done.stderr).toContain("The browser tests need Chromium or Chrome");
    expect(done.status).toBe(1);
  }
});

test("the built loader runs as a classic script on a page of another origin", async () => {
  const host = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><script src="${originOf(files)}/presently.js"></script>`);
  });
  const files = createServer((request, response) => {
    response.setHeader("content-type", "text/javascript");
    response.setHeader("access-control-allow-origin", "*");
    response.end(readFileSync(join(dist, (request.url ?? "").slice(1).split("?")[0] ?? "")));
  });
  await Promise.all([listening(host), listening(files)]);
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));

  await page.goto(originOf(host));
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window).filter((key) => key.length === 1))).toEqual(
    [],
  );
  await page.close();
  host.close();
  files.close();
});

function listening(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function originOf(server: ReturnType<typeof createServer>): string {
  // It listens on a port, not on a pipe, so this is no string.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
