import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installFromDebian } from "./debian-package.ts";
import { until } from "./product.ts";

const STRACE = "/usr/bin/strace";

/**
 * A command to start a program with, so that what it writes and syncs is written to `file`, while the program stays our own child (`-D`).
 * Installs strace where it is missing and may be installed: as root, on Debian. Anywhere else that is an error: nothing is skipped.
 */
export function tracedInto(file: string): string[] {
  if (!existsSync(STRACE)) installFromDebian("strace", "strace");
  const calls = "trace=write,writev,pwrite64,fsync,fdatasync,sendto,sendmsg";
  return [STRACE, "-D", "-f", "-y", "-s", "65536", "-e", calls, "-o", file];
}

/** A disk that fails for a running process. */
export interface FailingDisk {
  /** How many writes and syncs were answered with an error so far. */
  failures(): number;
  /** Well again; twice without harm. */
  mend(): Promise<void>;
}

/**
 * From now on some of what a process writes at a place of a file or syncs fails with EIO and is not done. `which` counts from now, in strace's
 * words: "3" the third write and the third sync alone, "3+" all from the third on.
 */
export async function failingDisk(pid: number, which: string): Promise<FailingDisk> {
  if (!existsSync(STRACE)) installFromDebian("strace", "strace");
  const folder = mkdtempSync(join(tmpdir(), "presently-trace-"));
  const file = join(folder, "trace");
  const calls = "pwrite64,fsync,fdatasync";
  const inject = `inject=${calls}:error=EIO:when=${which}`;
  const words = ["-f", "-p", String(pid), "-e", `trace=${calls}`, "-e", inject, "-o", file];
  const strace = spawn(STRACE, words);
  let said = "";
  strace.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const ended = once(strace, "exit");
  await until(`strace is attached to ${pid}`, () => {
    if (strace.exitCode !== null) throw new Error(`strace ended at once: ${said}`);
    return said.includes("attached");
  });
  return {
    failures: () => readFileSync(file, "latin1").split("(INJECTED)").length - 1,
    async mend() {
      if (strace.exitCode !== null || strace.signalCode !== null) return;
      strace.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
