/**
 * Where the browser of the end-to-end tests comes from. As a program (a step of `npm test`) it installs
 * Chromium where it is missing and may be installed; as a module it starts the one that is there.
 */
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import {
  browserOf,
  findBrowser,
  isRoot,
  provideBrowser,
  type Wanted,
} from "./installed-browser.ts";

const wanted: Wanted = {
  title: "Chromium or Chrome",
  variable: "CHROMIUM_PATH",
  programs: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  debianPackage: "chromium",
};

if (import.meta.main) provideBrowser(wanted);

/** A real Chromium with a fresh profile and no errands of its own; `others` says what else it is started with, and without what. */
export async function launchChromium(
  others: Pick<LaunchOptions, "args" | "ignoreDefaultArgs"> = {},
): Promise<Browser> {
  return chromium.launch({
    ...others,
    executablePath: browserOf(wanted),
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
export const findChromium = (env: NodeJS.ProcessEnv = process.env): string | undefined =>
  findBrowser(wanted, env);
