import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const STRACE = "/usr/bin/strace";

/**
 * A command to start a program with, so that what it writes and syncs is written to `file`, while the program stays our own child (`-D`).
 * Installs strace where it is missing and may be installed: as root, on Debian. Anywhere else that is an error: nothing is skipped.
 */
export function tracedInto(file: string): string[] {
  if (!existsSync(STRACE)) install();
  const calls = "trace=write,writev,pwrite64,fsync,fdatasync,sendto,sendmsg";
  return [STRACE, "-D", "-f", "-y", "-s", "65536", "-e", calls, "-o", file];
}

function install(): void {
  const isDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (!isDebian)
    throw new Error("strace is needed: install it (on Debian: apt-get install strace)");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "strace"]]) {
    const done = spawnSync("apt-get", args, { stdio: "inherit" });
    if (done.status !== 0) throw new Error(`apt-get ${args.join(" ")} failed`);
  }
}
