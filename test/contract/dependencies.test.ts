import { existsSync, globSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");

/** Below these, a flaw is published that an outsider can use. Older majors are allowed where they have a floor. */
const FLOORS: Record<string, string[]> = {
  ws: ["8.21.1"],
  fastify: ["5.12.6"],
  "@fastify/static": ["10.1.1"],
  "@fastify/proxy-addr": ["5.1.1"],
  "@fastify/forwarded": ["3.0.2"],
  "drizzle-orm": ["0.45.2"],
  nanoid: ["3.3.8", "5.0.9"],
};

test.each(Object.entries(FLOORS))(
  "R52: every %s in the lockfile is at least %j, also where others bring it",
  (name, floors) => {
    const versions = lockedVersions(lockfile, name);
    expect(versions, `${name} is locked`).not.toEqual([]);
    expect(versions.filter((version) => isBelow(version, floors))).toEqual([]);
  },
);

test("R52: an older ws brought along by something else would be found", () => {
  const planted = lockfile.replace(
    "\npackages:\n",
    "\npackages:\n\n  ws@8.16.0:\n    resolution: {}\n",
  );
  const below = lockedVersions(planted, "ws").filter((version) => isBelow(version, ["8.21.1"]));
  expect(below).toEqual(["8.16.0"]);
});

test("R52: the SQLite in use is at least 3.51.3", () => {
  const db = new Database(":memory:");
  const version = String(db.prepare("select sqlite_version()").pluck().get());
  db.close();
  expect(isBelow(version, ["3.51.3"]), `SQLite ${version}`).toBe(false);
});

test("R52: every manifest names exact versions", () => {
  const loose = manifests().flatMap(({ path, manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, range]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/.test(range))
      .map(([name, range]) => `${path}: ${name} ${range}`),
  );
  expect(loose).toEqual([]);
});

test("R52: only node and esbuild may run a script when they are installed", () => {
  const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const [, allowed = ""] = /^allowBuilds:\n((?: {2}.*\n)*)/m.exec(workspace) ?? [];
  expect(allowed.trim().split(/\s*\n\s*/)).toEqual(["node: true", "esbuild: true"]);
});

test("R52: everything the server is made of has a licence that asks for no more than its text", () => {
  const seen = new Map<string, string>();
  for (const folder of ["server", "widget", "server/console"])
    collectLicences(join(root, folder), seen);
  expect(seen.size).toBeGreaterThan(50);
  const free =
    /^\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense)\b/;
  const others = [...seen].filter(([, licence]) => !free.test(licence));
  // The MPL asks for the source of its own files: as a package of its own, unchanged and not in our bundle, it brings that itself.
  expect(others).toEqual([["web-push@3.6.7", "MPL-2.0"]]);
});

type Manifest = {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

function manifests(): { path: string; manifest: Manifest }[] {
  const paths = globSync(
    ["package.json", "{shared,server,server/console,widget,widget/wrappers/*,test}/package.json"],
    { cwd: root },
  );
  return paths.map((path) => ({ path, manifest: readManifest(join(root, path)) }));
}

function readManifest(file: string): Manifest {
  // The shape is npm's; fields we do not name are not read.
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

/** Every version of a package in the lockfile's list of packages. */
function lockedVersions(text: string, name: string): string[] {
  const [, list = ""] = /^packages:\n([\s\S]*?)^snapshots:/m.exec(text) ?? [];
  const keys = [...list.matchAll(/^ {2}'?([^\s']+?)@(\d[^\s'():]*)'?:$/gm)];
  return keys.flatMap(([, key, version]) =>
    key === name && version !== undefined ? [version] : [],
  );
}

function isBelow(version: string, floors: string[]): boolean {
  const [major = ""] = version.split(".");
  const floor =
    floors.find((candidate) => candidate.startsWith(`${major}.`)) ?? floors.at(-1) ?? "";
  return version.localeCompare(floor, "en", { numeric: true }) < 0;
}

/** Licences of the production dependencies, whole tree, by name@version. */
function collectLicences(folder: string, seen: Map<string, string>): void {
  const { dependencies = {} } = readManifest(join(folder, "package.json"));
  for (const name of Object.keys(dependencies)) {
    const found = installed(name, folder);
    if (found === undefined || name.startsWith("@presently/")) continue;
    const manifest = readManifest(join(found, "package.json"));
    const key = `${name}@${manifest.version}`;
    if (seen.has(key)) continue;
    seen.set(key, manifest.license ?? "none named");
    collectLicences(found, seen);
  }
}

/** Where Node would find a package from this folder. Absent: one for another platform. */
function installed(name: string, folder: string): string | undefined {
  for (let at = realpathSync(folder); at !== dirname(at); at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}
