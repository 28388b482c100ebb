/** A browser that stands on this machine, or is put there by the machine's own package manager. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installFromDebian } from "../live/debian-package.ts";

/** What is looked for, and under which names. */
export interface Wanted {
  /** As people call it. */
  readonly title: string;
  /** The variable that names one, whatever else there is. */
  readonly variable: string;
  readonly programs: readonly string[];
  readonly debianPackage: string;
}

export const isRoot = process.getuid?.() === 0;

/** The one that the variable names, else the first that is installed. */
export function findBrowser(
  { variable, programs }: Wanted,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const named = env[variable];
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`${variable} names ${named}, which is no program that can be started`);
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** The same, for whoever starts it: throws where there is none. */
export function browserOf(wanted: Wanted): string {
  const found = findBrowser(wanted);
  if (found === undefined) {
    throw new Error(missing(wanted, "the step before the tests installs one, as root"));
  }
  return found;
}

/** As a step before the tests: says which browser there is, installs one where that may be, and fails where there is none. */
export function provideBrowser(wanted: Wanted): void {
  try {
    process.stdout.write(`browser: ${findBrowser(wanted) ?? install(wanted)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function install(wanted: Wanted): string {
  try {
    installFromDebian("browser", wanted.debianPackage);
  } catch (error) {
    throw new Error(missing(wanted, error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
  const browser = findBrowser(wanted);
  if (browser === undefined) throw new Error(missing(wanted, "apt-get installed none"));
  return browser;
}

function missing({ title, variable }: Wanted, why: string): string {
  return `The browser tests need ${title}: ${why}, or set ${variable}.`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
