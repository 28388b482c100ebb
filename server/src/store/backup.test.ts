import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { backup } from "./backup.ts";
import { check } from "./check.ts";
import { fileProblems } from "./message-files.ts";
import { databaseFile, openStore } from "./open.ts";
import { restore } from "./restore.ts";
import { appending, NOW_MS } from "./testing/appending.ts";
import { scratchFolder } from "./testing/scratch-folder.ts";
import { newestSchemaVersion } from "./schema-version.ts";

test("R49: a backup taken while commands go on holds what was committed before it began, and is whole", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  for (let n = 0; n < 2000; n++)
    store.runner.now(appending(`before-${n}`, { text: "x".repeat(500) }));
  const file = join(folder.path, "copy.db");
  let isDone = false;
  const copying = backup(store.db, file).finally(() => {
    isDone = true;
  });
  let during = 0;
  while (!isDone) {
    store.runner.now(appending(`during-${during++}`));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { bytes } = await copying;
  store.close();
  expect(during).toBeGreaterThan(1);
  expect(bytes).toBe(readFileSync(file).length);
  const copy = new Database(file, { readonly: true });
  const lastSeq = Number(copy.prepare('select "lastSeq" from "desks"').pluck().get());
  expect(lastSeq).toBeGreaterThanOrEqual(2000);
  expect(check(copy, { isThorough: true })).toEqual({
    schemaVersion: newestSchemaVersion(),
    isWhole: true,
    problems: [],
  });
  copy.close();
  expect(readdirSync(folder.path).filter((name) => name.startsWith("copy.db"))).toEqual([
    "copy.db",
  ]);
});

test("R49: a backup never replaces a file, and one that fails leaves none", async () => {
  using folder = scratchFolder();
  const store = openStore(":memory:");
  const file = join(folder.path, "taken.db");
  writeFileSync(file, "mine");
  await expect(backup(store.db, file)).rejects.toMatchObject({ code: "exists" });
  expect(readFileSync(file, "utf8")).toBe("mine");
  await expect(backup(store.db, join(folder.path, "missing", "copy.db"))).rejects.toMatchObject({
    code: "unusable",
  });
  store.close();
});

test("R49: restoring puts the backup in place and keeps what it replaced", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  store.runner.now(appending("old"));
  const file = join(folder.path, "copy.db");
  await backup(store.db, file);
  store.runner.now(appending("newer"));
  store.close();
  const { kept } = restore(folder.path, file, NOW_MS);
  expect(namesIn(databaseFile(folder.path))).toEqual(["evt_old"]);
  expect(namesIn(kept ?? "none")).toEqual(["evt_old", "evt_newer"]);
  expect(existsSync(file)).toBe(true);
  openStore(folder.path).close();
});

test("R47: the database, its backups and what a restore keeps are for their owner alone", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  store.runner.now(appending("mine"));
  const file = join(folder.path, "copy.db");
  await backup(store.db, file);
  expect(modesIn(folder.path)).toEqual(["600"]);
  store.close();
  chmodSync(file, 0o644);
  restore(folder.path, file, NOW_MS);
  rmSync(file);
  expect(modesIn(folder.path)).toEqual(["600"]);
});

test("R49: restoring is refused while the folder is in use, and nothing changes", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  const file = join(folder.path, "copy.db");
  await backup(store.db, file);
  expect(() => restore(folder.path, file, NOW_MS)).toThrow("another process is using");
  store.runner.now(appending("still served"));
  store.close();
  expect(namesIn(databaseFile(folder.path))).toEqual(["evt_still served"]);
});

test("R49: a damaged or foreign backup is refused before anything is moved", () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  store.runner.now(appending("mine"));
  store.close();
  const damaged = join(folder.path, "damaged.db");
  writeFileSync(damaged, "this is no database at all. ".repeat(100));
  expect(() => restore(folder.path, damaged, NOW_MS)).toThrow("is not our database");
  const foreign = join(folder.path, "foreign.db");
  new Database(foreign).exec("create table theirs (id integer)").close();
  expect(() => restore(folder.path, foreign, NOW_MS)).toThrow("another program");
  expect(() => restore(folder.path, join(folder.path, "none.db"), NOW_MS)).toThrow("there is no");
  expect(namesIn(databaseFile(folder.path))).toEqual(["evt_mine"]);
  expect(readdirSync(folder.path).filter((name) => name.includes("restoring"))).toEqual([]);
});

test("R49: what a killed server left in its log is kept with the database that is replaced", async () => {
  using folder = scratchFolder();
  using crashed = scratchFolder();
  const store = openStore(folder.path);
  const file = join(folder.path, "copy.db");
  await backup(store.db, file);
  store.runner.now(appending("in the log"));
  for (const suffix of ["", "-wal"]) {
    writeFileSync(
      databaseFile(crashed.path) + suffix,
      readFileSync(databaseFile(folder.path) + suffix),
    );
  }
  store.close();
  const { kept } = restore(crashed.path, file, NOW_MS);
  // In the one file: a crash half way must not part a database from its log.
  expect(existsSync(`${kept}-wal`)).toBe(false);
  expect(namesIn(kept ?? "none")).toEqual(["evt_in the log"]);
  expect(namesIn(databaseFile(crashed.path))).toEqual([]);
});

/** The permissions of what holds data in a folder, each once. The lock is empty. */
function modesIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => !name.startsWith("lock.db"));
  const modes = files.map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
  return [...new Set(modes)];
}

function namesIn(file: string): unknown[] {
  const db = new Database(file, { fileMustExist: true });
  try {
    return db.prepare('select "publicId" from "events" order by "deskSeq"').pluck().all();
  } finally {
    db.close();
  }
}

test("R49, R41: a backup takes the files of messages along, a restored one has them, and those of the data it replaced stay with that", async () => {
  using folder = scratchFolder();
  const kept = join(folder.path, "files");
  const ids = ["a", "b", "c"].map((letter) => `fil_${letter.repeat(21)}`);
  const [early, late, lost] = ids;
  const store = openStore(folder.path);
  store.runner.now(appending("first"));
  store.db.pragma("foreign_keys = off"); // the conversation itself is not what it is about
  mkdirSync(kept);
  const add = (at: number, onDisk: boolean): void => {
    if (onDisk) writeFileSync(join(kept, ids[at] ?? ""), "12 bytes of.");
    store.db
      .prepare(
        `insert into "files" ("desk", "id", "publicId", "site", "uploader", "conversation", "name", "kind", "bytes", "createdAtMs")
         values (1, ?, ?, 1, 'x', 1, 'n', 'txt', 12, 0)`,
      )
      .run(at + 1, ids[at]);
  };
  add(0, true);
  add(2, false);
  const file = join(folder.path, "safe.db");
  // One that fails at its last step takes no name from the next.
  const failing = backup(store.db, file).catch((error: unknown) => error);
  while (!existsSync(`${file}.files.part`)) await new Promise((resolve) => setImmediate(resolve));
  rmSync(`${file}.part`);
  expect(await failing).toMatchObject({ code: "unusable" });
  expect(await backup(store.db, file)).toMatchObject({ files: 1, missingFiles: 1 });
  expect(readdirSync(`${file}.files`)).toEqual([early]);
  expect(fileProblems(store.db, folder.path, 0)).toEqual([
    `this file of a message is not on the disk as it was: ${lost}`,
  ]);
  add(1, true);
  store.close();
  // Cut off on the disk, which the backup mends.
  writeFileSync(join(kept, early ?? ""), "12");

  const restored = restore(folder.path, file, NOW_MS);
  expect(restored.missingFiles).toBe(1);
  expect(readdirSync(kept).toSorted()).toEqual([early, late]);
  expect(readFileSync(join(kept, early ?? ""), "utf8")).toBe("12 bytes of.");
  // Cut off in the backup, whose place a whole one keeps.
  writeFileSync(join(`${file}.files`, early ?? ""), "12");
  expect(restore(folder.path, file, NOW_MS + 1000).missingFiles).toBe(1);
  expect(readFileSync(join(kept, early ?? ""), "utf8")).toBe("12 bytes of.");
  // The file that came after the backup is the replaced database's; here it is nobody's.
  expect(readdirSync(`${restored.kept ?? ""}.files`)).toContain(late);
  const again = openStore(folder.path);
  const hourLaterMs = Date.now() + 2 * 3600_000;
  expect(fileProblems(again.db, folder.path, hourLaterMs)).toEqual([
    `this file of a message is not on the disk as it was: ${lost}`,
    `this file belongs to no message: ${late}`,
  ]);
  again.close();
});
