import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** In the server's place: answers on standard output, and ends by itself when it is told to. */
const PROGRAM = `
const [command, code] = process.argv.slice(2);
if (command === "exit") process.exit(Number(code));
if (command === "echo") process.stdin.pipe(process.stdout);
if (command === "serve") {
  process.on("SIGTERM", () => process.exit(0));
  setInterval(() => {}, 1000);
  process.stdout.write(process.pid + String.fromCharCode(10));
}
`;

/** In npx's place: noisy, slow, and notes each call. */
const NPX = `#!/bin/sh
echo noise on standard output
echo noise on standard error >&2
echo "$@" >> "$CALLS"
[ -e "$BROKEN" ] && exit 3
sleep 0.3
for folder in . shared server server/console widget test; do mkdir -p $folder/node_modules; done
mkdir -p node_modules/node/bin
ln -sf ${process.execPath} node_modules/node/bin/node
`;

/** In the build's place. */
const BUILD = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
const name = process.argv[2];
console.log("noise of the build");
appendFileSync(process.env.CALLS, "build " + name + "\\n");
const [dist, result, content] = {
  widget: ["widget/dist", "manifest.json", ""],
  console: ["server/console/dist", "index.html", ""],
  server: ["server/dist", "main.js", \`${PROGRAM}\`],
}[name];
mkdirSync(dist, { recursive: true });
writeFileSync(dist + "/" + result, content);
`;

let folder: string;

/** A bare clone with the real launcher, scripts and manifests. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-launcher-"));
  const copies = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "server/bin"];
  const packages = ["shared", "server", "server/console", "widget", "test"];
  for (const path of [...copies, ...packages.map((name) => `${name}/package.json`)]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  for (const name of packages) mkdirSync(join(folder, name, "src"), { recursive: true });
  writeFileSync(join(folder, "server/src/main.ts"), "the build makes the server of it");
  writeFileSync(join(folder, "server/bin/build.ts"), BUILD);
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/npx"), NPX);
  chmodSync(join(folder, "bin/npx"), 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a command on a bare clone installs first and leaves standard output to the command", async () => {
  const done = await npm(["run", "--silent", "presently", "--", "echo"], "what was piped in");
  expect(done).toMatchObject({ code: 0, stdout: "what was piped in", stderr: "" });
  expect(calls()).toEqual([
    expect.stringMatching(/^--yes pnpm@\S+ install --frozen-lockfile/),
    "build server",
  ]);
});

test("a command's exit code is the launcher's", async () => {
  expect(await npm(["run", "--silent", "presently", "--", "exit", "2"])).toMatchObject({ code: 2 });
});

test("what is installed stays installed until the lockfile or a manifest changes", async () => {
  await npm(["run", "--silent", "presently", "--", "exit", "0"]);
  await npm(["run", "--silent", "presently", "--", "exit", "0"]);
  expect(installs()).toBe(1);
  appendFileSync(join(folder, "pnpm-lock.yaml"), "\n");
  await npm(["run", "--silent", "presently", "--", "exit", "0"]);
  expect(installs()).toBe(2);
});

test("commands that start together on a bare clone install once", async () => {
  const command = ["run", "--silent", "presently", "--", "exit", "0"];
  const done = await Promise.all([npm(command), npm(command), npm(command)]);
  expect(done.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(calls()).toHaveLength(2); // and built once
});

test("an installation that fails says why on standard error, and is tried again", async () => {
  writeFileSync(join(folder, "broken"), "");
  const done = await npm(["run", "--silent", "presently", "--", "exit", "0"]);
  expect(done).toMatchObject({ code: 1, stdout: "" });
  expect(done.stderr).toContain("noise on standard error");
  expect(done.stderr).toContain("exit code 3");
  rmSync(join(folder, "broken"));
  expect(await npm(["run", "--silent", "presently", "--", "exit", "0"])).toMatchObject({ code: 0 });
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s to npm start ends the server, and npm with it",
  async (signal) => {
    const child = start(["start"]);
    const pid = await serverPid(child.stdout);
    child.kill(signal);
    await once(child, "close");
    expect(isAlive(pid)).toBe(false);
  },
);

test("npm start builds what changed, and only that", async () => {
  const startAndStop = async () => {
    const child = start(["start"]);
    await serverPid(child.stdout);
    child.kill("SIGTERM");
    await once(child, "close");
    return calls().filter((call) => call.startsWith("build"));
  };
  const all = ["build widget", "build console", "build server"];
  expect(await startAndStop()).toEqual(all);
  expect(await startAndStop()).toEqual(all);
  writeFileSync(join(folder, "widget/src/new.test.ts"), "a test is no part of the build");
  expect(await startAndStop()).toEqual(all);
  writeFileSync(join(folder, "widget/src/new.ts"), "export {}");
  expect(await startAndStop()).toEqual([...all, "build widget"]);
});

function start(args: string[]) {
  const path = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  const ours = { PATH: path, CALLS: join(folder, "calls"), BROKEN: join(folder, "broken") };
  const env = {
    ...process.env,
    npm_config_update_notifier: "false",
    npm_config_loglevel: "error",
    ...ours,
  };
  return spawn("npm", args, { cwd: folder, env });
}

async function npm(args: string[], input = "") {
  const child = start(args);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code: Number(code), stdout, stderr };
}

/** The program's own line is the only one that is a number. */
async function serverPid(stdout: NodeJS.ReadableStream): Promise<number> {
  let said = "";
  for await (const chunk of stdout) {
    said += String(chunk);
    const [, pid] = /^(\d+)$/m.exec(said) ?? [];
    if (pid !== undefined) return Number(pid);
  }
  throw new Error(`the server never said its process id, only: ${said}`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function calls(): string[] {
  const file = join(folder, "calls");
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

function installs(): number {
  return calls().filter((call) => call.includes("install")).length;
}
