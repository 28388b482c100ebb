/**
 * What every command of this repository needs before it starts: the dependencies, Node 24 and the
 * files browsers load. Plain JavaScript for Node 20, since Node 24 is one of the things it installs.
 * Each step is skipped when nothing it depends on has changed since it last succeeded.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const node = join(root, "node_modules/node/bin/node");

const PNPM = "pnpm@12.21.0";
const stampFolder = join(root, "node_modules");
const packages = ["", "shared", "server", "server/console", "widget", "test"];

/** Installs what the lockfile names. With `quiet`, says nothing unless it fails. */
export function install({ quiet = false } = {}) {
  const inputs = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...packages.map((folder) => join(folder, "package.json")),
  ];
  unlessFresh("installed", hashOf([PNPM, process.platform, process.arch], inputs), [node], () =>
    // --config.confirmModulesPurge: without a terminal there is nobody to ask.
    runStep(
      "npx",
      ["--yes", PNPM, "install", "--frozen-lockfile", "--config.confirmModulesPurge=false"],
      quiet,
    ),
  );
}

/** Builds the widget and the console into their dist folders. */
export function build({ quiet = false } = {}) {
  const common = ["pnpm-lock.yaml", "server/bin/build.ts", ...sourcesIn("shared/src")];
  const targets = {
    widget: { folder: "widget", output: "widget/dist/manifest.json" },
    console: { folder: "server/console", output: "server/console/dist/index.html" },
  };
  for (const [name, { folder, output }] of Object.entries(targets)) {
    const hash = hashOf([], [...common, ...sourcesIn(folder)]);
    unlessFresh(`built-${name}`, hash, [join(root, output)], () =>
      runStep(node, [join(root, "server/bin/build.ts"), name], quiet),
    );
  }
}

/** Runs a command to its end in the foreground, passes signals on to it, and ends as it ended. */
export function become(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`${command} did not start: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function unlessFresh(name, hash, outputs, step) {
  const stamp = join(stampFolder, `.presently-${name}`);
  const isFresh = () =>
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash &&
    outputs.every((file) => existsSync(file));
  if (isFresh()) return;
  const release = takeLock();
  try {
    if (isFresh()) return; // another command did it while this one waited
    rmSync(stamp, { force: true });
    step();
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

/** One installer or builder at a time. The holder's process id tells a live lock from a dead one. */
function takeLock() {
  mkdirSync(stampFolder, { recursive: true });
  const lock = join(stampFolder, ".presently-lock");
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isDead(lock)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function isDead(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function runStep(command, args, quiet) {
  const output = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
  const done = spawnSync(command, args, { cwd: root, stdio: output, encoding: "utf8" });
  if (done.status === 0) return;
  if (quiet) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
  throw new Error(
    `${[command, ...args].join(" ")} failed (${done.error?.message ?? done.signal ?? done.status})`,
  );
}

function hashOf(words, files) {
  const hash = createHash("sha256").update(JSON.stringify(words));
  for (const file of files) {
    const path = join(root, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : "");
  }
  return hash.digest("hex");
}

function sourcesIn(folder) {
  const skipped = new Set(["node_modules", "dist", "wrappers"]);
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.(test\.tsx?|md)$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourcesIn(path) : [path];
    });
}
