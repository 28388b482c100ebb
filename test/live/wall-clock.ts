import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installFromDebian } from "./debian-package.ts";

/** The wall clock of a process, in the test's hands; its monotonic clock goes on as it does. */
export interface WallClock {
  /** What a process must be started with to follow it. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on it stands `hours` beside the machine's. */
  setAside(hours: number): void;
  [Symbol.dispose](): void;
}

/** Needs libfaketime, and installs it where it is missing and may be installed. */
export function wallClock(): WallClock {
  const folder = mkdtempSync(join(tmpdir(), "presently-wall-"));
  const file = join(folder, "offset");
  function setAside(hours: number): void {
    // Renamed into place: it is never read half written.
    writeFileSync(`${file}.new`, `${hours < 0 ? "" : "+"}${hours}h\n`);
    renameSync(`${file}.new`, file);
  }
  setAside(0);
  return {
    env: {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: "1",
      DONT_FAKE_MONOTONIC: "1",
    },
    setAside,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function library(): string {
  if (installed() === undefined) installFromDebian("libfaketime", "libfaketime");
  const found = installed();
  if (found === undefined)
    throw new Error("libfaketime was installed, and stands nowhere it is looked for");
  return found;
}

function installed(): string | undefined {
  const places = ["/usr/lib", "/usr/lib64", "/usr/local/lib"].filter((place) => existsSync(place));
  const folders = places.flatMap((place) => [
    place,
    ...readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(place, name)),
  ]);
  return folders
    .map((folder) => join(folder, "faketime/libfaketimeMT.so.1"))
    .find((file) => existsSync(file));
}
