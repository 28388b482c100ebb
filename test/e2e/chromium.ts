/**
 * Where the browser of the end-to-end tests comes from. As a program (a step of `npm test`) it installs
 * Chromium where it is missing and may be installed; as a module it starts the one that is there.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const isRoot = process.getuid?.() === 0;

if (import.meta.main) {
  try {
    const browser = findChromium() ?? installChromium();
    process.stdout.write(`browser: ${browser}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** A real Chromium with a fresh profile and no errands of its own; `others` says what else it is started with, and without what. */
export async function launchChromium(
  others: Pick<LaunchOptions, "args" | "ignoreDefaultArgs"> = {},
): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(missing("`npm test` installs one, as root"));
  return chromium.launch({
    ...others,
    executablePath,
    args: [
      ...(others.args ?? []),
      ...(isRoot ? ["--no-sandbox"] : []), // Chromium refuses to start as root with its sandbox
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

let shared: Browser | undefined;

/** One Chromium for every stage of this process, and it ends with it: a person's profile is their own, and each start of the program costs a second or two. */
export async function sharedChromium(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await launchChromium();
  return shared;
}

/** CHROMIUM_PATH, else an installed Chromium or Chrome. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program that can be started`);
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function installChromium(): string {
  if (!isRoot || !existsSync("/etc/debian_version")) {
    throw new Error(missing("install one (on Debian: apt-get install chromium)"));
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    process.stdout.write(`no browser here; running apt-get ${args.join(" ")}\n`);
    const done = spawnSync("apt-get", args, { env, stdio: ["ignore", "inherit", "inherit"] });
    if (done.status !== 0) throw new Error(missing(`apt-get ${args.join(" ")} failed`));
  }
  const browser = findChromium();
  if (browser === undefined) throw new Error(missing("apt-get installed none"));
  return browser;
}

function missing(why: string): string {
  return `The browser tests need Chromium or Chrome: ${why}, or set CHROMIUM_PATH.`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
