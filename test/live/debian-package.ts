import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Puts a package of Debian's on this machine where that may be: as root, on Debian. Anywhere else that is an error that names `what` is needed:
 * nothing is skipped.
 */
export function installFromDebian(what: string, debianPackage: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error(`${what} is needed: install it (on Debian: apt-get install ${debianPackage})`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", debianPackage]]) {
    process.stdout.write(`no ${what} here; running apt-get ${args.join(" ")}\n`);
    const done = spawnSync("apt-get", args, { env, stdio: ["ignore", "inherit", "inherit"] });
    if (done.status !== 0) throw new Error(`apt-get ${args.join(" ")} failed`);
  }
}
