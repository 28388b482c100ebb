import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import { eventsAfter } from "./conformance/statements.ts";
import { databaseFile, openStore } from "./open.ts";
import { all } from "./script.ts";
import { appending } from "./testing/appending.ts";
import { type TestFlush, flushOn } from "./testing/flush-on.ts";
import { scratchFolder } from "./testing/scratch-folder.ts";
import { type SmallDisk, smallDatabase, smallFileSystem } from "./testing/small-disk.ts";
import { watchStorage } from "./storage-health.ts";

const mounted = smallFileSystem();
mounted?.[Symbol.dispose]();
const disks: [name: string, make: () => SmallDisk | undefined][] = [
  ["a database that may not grow", smallDatabase],
  ...(mounted === undefined
    ? []
    : [["a file system", smallFileSystem] satisfies [string, () => SmallDisk | undefined]]),
];

describe.for(disks)("G9: %s is full", ([, make]) => {
  test("what was told sent is stored, the rest is told so; reading goes on; it recovers by itself", async () => {
    using disk = make();
    if (disk === undefined) throw new Error("the small disk is gone");
    const log = { warn: () => {}, error: () => {} };
    const health = watchStorage({ folder: ":memory:", clock: { after: unused }, log });
    const flush = flushOn(disk.store.runner, { health });

    const told: string[] = [];
    for (let round = 0; !told.includes("storage.unavailable"); round++) {
      expect(round, "the disk never filled up").toBeLessThan(100);
      told.push(...(await sendTen(flush, round)));
    }
    expect(health.storageState()).toMatchObject({ isWritable: false, takesConversations: true });

    const stored = await readNames(flush);
    expect(stored).toEqual(told.filter((end) => end !== "storage.unavailable"));
    expect(flush.published.flat().map((event) => event.publicId)).toEqual(stored);

    disk.grow();
    const after = await sendTen(flush, 1000);
    expect(after).not.toContain("storage.unavailable");
    expect(await readNames(flush)).toEqual([...stored, ...after]);
    expect(health.storageState().isWritable).toBe(true);
    expect(check(disk.store.db).problems).toEqual([]);
  });
});

test("G9: a database that became read-only refuses clearly, is read, and recovers", async () => {
  const store = openStore(":memory:");
  const flush = flushOn(store.runner);
  store.db.pragma("query_only = on");
  expect(
    await flush.ends([flush.submit(() => appending("a")), flush.submit(() => appending("b"))]),
  ).toEqual(["storage.unavailable", "storage.unavailable"]);
  expect(await readNames(flush)).toEqual([]);
  store.db.pragma("query_only = off");
  expect(await flush.ends([flush.submit(() => appending("c"))])).toEqual([1]);
  store.close();
});

test("R3: a foreign writer holds the server up for 50 ms, then commands are refused until it is gone", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  const flush = flushOn(store.runner);
  const foreign = new Database(databaseFile(folder.path));
  foreign.exec("begin immediate");
  const startedMs = performance.now();
  expect(await flush.ends([flush.submit(() => appending("a"))])).toEqual(["storage.unavailable"]);
  expect(performance.now() - startedMs).toBeLessThan(1000);
  foreign.close();
  expect(await flush.ends([flush.submit(() => appending("b"))])).toEqual([1]);
  store.close();
});

test("a mistake in a statement is no trouble of the disk: it stays what it is", async () => {
  const store = openStore(":memory:");
  const flush = flushOn(store.runner);
  const twice = ["a", "b"].map((name) => () => appending(name, { commandId: "same" }));
  expect(await flush.ends(twice.map((factory) => flush.submit(factory)))).toEqual([
    1,
    "SQLITE_CONSTRAINT_UNIQUE",
  ]);
  store.close();
});

/** Ten commands of 20 kB in one group: how each ended, its event's id or the code of its refusal. */
async function sendTen(flush: TestFlush, round: number): Promise<string[]> {
  const names = Array.from({ length: 10 }, (_, n) => `r${round}n${n}`);
  const ends = await flush.ends(
    names.map((name) => flush.submit(() => appending(name, { text: "x".repeat(20_000) }))),
  );
  return ends.map((end, n) => (typeof end === "number" ? `evt_${names[n]}` : String(end)));
}

async function readNames(flush: TestFlush): Promise<unknown[]> {
  const reading = flush.read(() => all(eventsAfter, { desk: 1, deskSeq: 0 }));
  await flush.ends([reading]);
  return (await reading).map((event) => event.publicId);
}

function unused(): never {
  throw new Error("a database in memory has no disk to look at");
}
