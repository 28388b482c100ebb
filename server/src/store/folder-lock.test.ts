import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";
import { scratchFolder } from "./testing/scratch-folder.ts";

const HOLDER = fileURLToPath(new URL("./testing/lock-holder.ts", import.meta.url));

let holder: ChildProcess | undefined;
afterEach(async () => {
  if (holder?.exitCode === null && holder.signalCode === null) await killHolder();
  holder = undefined;
});

test("R48: a folder held by another process is refused, also while that process is stopped", async () => {
  using folder = scratchFolder();
  await startHolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow("another process is using the data folder");
  holder?.kill("SIGSTOP");
  expect(() => lockFolder(folder.path)).toThrow("another process is using the data folder");
});

test("R48: the folder is free right after its holder was killed", async () => {
  using folder = scratchFolder();
  await startHolder(folder.path);
  await killHolder();
  const lock = lockFolder(folder.path);
  lock.release();
  lock.release();
});

test("R48: within one process a folder is held once", () => {
  using folder = scratchFolder();
  const first = lockFolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow("another process");
  first.release();
  lockFolder(folder.path).release();
});

test("R48: a folder that can't hold a lock is refused with a clear line", () => {
  expect(() => lockFolder("/proc/no-such-folder")).toThrow("can't be locked");
});

async function startHolder(folder: string): Promise<void> {
  holder = spawn(process.execPath, ["--expose-gc", HOLDER, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (holder.stdout === null) throw new Error("the holder has no output");
  await once(holder.stdout, "data");
}

async function killHolder(): Promise<void> {
  if (holder === undefined) return;
  const exit = once(holder, "exit");
  holder.kill("SIGKILL");
  await exit;
}
