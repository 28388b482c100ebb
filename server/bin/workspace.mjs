/**
 * What every command of this repository needs before it starts: the dependencies, Node 24 and the
 * files browsers load. Plain JavaScript for Node 20, since Node 24 is one of the things it installs.
 * A step is skipped when nothing it depends on has changed since it last succeeded.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const node = join(root, "node_modules/node/bin/node");
export const packages = ["shared", "server", "server/console", "widget", "test"];
/** What other people's build tools take from us. The product runs without them, so it does not wait for their libraries. */
export const wrappers = ["web", "react", "vue"].map((name) => `widget/wrappers/${name}`);

const PNPM = "pnpm@12.21.0";
const stamps = join(root, "node_modules");

/** Installs what the lockfile names for the product; `output` as in `run`. */
export async function install(output) {
  const others = wrappers.map((folder) => `--filter=!./${folder}`);
  await installFor("installed", ["", ...packages], others, output);
}

/** Installs what the wrappers need beside that. */
export async function installWrappers(output) {
  const these = wrappers.map((folder) => `--filter=./${folder}`);
  await installFor("installed-wrappers", wrappers, these, output);
}

async function installFor(name, folders, filters, output) {
  const manifests = folders.map((folder) => join(folder, "package.json"));
  const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests];
  const hash = hashOf([PNPM, process.platform, process.arch], inputs);
  const outputs = [node, ...folders.map((folder) => join(root, folder, "node_modules"))];
  await unlessFresh(name, hash, outputs, async () => {
    // Nobody is there to answer pnpm when it wants to replace a node_modules it does not know.
    const options = ["--frozen-lockfile", "--config.confirmModulesPurge=false", ...filters];
    await run("npx", ["--yes", PNPM, "install", ...options], { output });
  });
}

/** Builds the parts named (all, if none is) into their dist folders; `output` as in `run`. */
export async function build(output, parts) {
  const common = ["pnpm-lock.yaml", "server/bin/build.ts", ...sourcesIn("shared/src")];
  const targets = [
    { name: "widget", folder: "widget", result: "widget/dist/manifest.json" },
    { name: "console", folder: "server/console", result: "server/console/dist/index.html" },
    { name: "server", folder: "server/src", result: "server/dist/main.js" },
  ];
  for (const { name, folder, result } of targets) {
    if (parts !== undefined && !parts.includes(name)) continue;
    const hash = hashOf([], [...common, ...sourcesIn(folder)]);
    await unlessFresh(`built-${name}`, hash, [join(root, result)], async () => {
      await run(node, [join(root, "server/bin/build.ts"), name], { output });
    });
  }
}

/** Builds the wrappers into their dist folders, each a package as it would be published. */
export async function buildWrappers(output) {
  const script = "widget/wrappers/build.ts";
  const sources = wrappers.flatMap((folder) => sourcesIn(folder));
  const hash = hashOf([], ["pnpm-lock.yaml", script, "widget/src/contract.ts", ...sources]);
  const results = wrappers.map((folder) => join(root, folder, "dist/package.json"));
  await unlessFresh("built-wrappers", hash, results, async () => {
    await run(node, [join(root, script)], { output });
  });
}

/**
 * Runs a program to its end and throws unless it ends with 0. `output` is where its words go:
 * "inherit", a file descriptor, or "pipe" to show them on standard error if it fails. A signal that
 * ends this process ends the program first.
 */
export function run(command, args, { folder = "", output = "inherit" } = {}) {
  const options = { cwd: join(root, folder), stdio: ["ignore", output, output] };
  const child = spawn(command, args, options);
  const words = [];
  child.stdout?.on("data", (chunk) => words.push(chunk));
  child.stderr?.on("data", (chunk) => words.push(chunk));
  let received;
  const pass = (signal) => {
    received = signal;
    child.kill(signal);
  };
  process.on("SIGINT", pass).on("SIGTERM", pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      if (received !== undefined) process.kill(process.pid, received);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(words));
      reject(new Error(signal === null ? `exit code ${code}` : `ended by ${signal}`));
    });
  });
}

async function unlessFresh(name, hash, outputs, step) {
  const stamp = join(stamps, `.presently-${name}`);
  const isFresh = () =>
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash &&
    outputs.every((path) => existsSync(path));
  if (isFresh()) return;
  const release = await takeLock();
  try {
    if (isFresh()) return; // another command did it while this one waited
    rmSync(stamp, { force: true });
    await step();
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

/** One installer or builder at a time. The holder's process id tells a live lock from a dead one. */
async function takeLock() {
  const lock = join(stamps, ".presently-lock");
  mkdirSync(stamps, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await sleep(200);
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function hashOf(words, files) {
  const hash = createHash("sha256").update(JSON.stringify(words));
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
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
