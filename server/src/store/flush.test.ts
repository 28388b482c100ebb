import { DeskError } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { flushLimits } from "./flush.ts";
import { openStore, type Store } from "./open.ts";
import type { Script } from "./script.ts";
import { createSqliteRunner, performOn, type SqliteRunner } from "./sqlite-runner.ts";
import type { Recorded } from "./stored-event.ts";
import { appending } from "./testing/appending.ts";
import { flushOn } from "./testing/flush-on.ts";

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

test("R4: commands of one turn share one commit", async () => {
  const { runner, boundaries } = counting();
  const flush = flushOn(runner);
  const answers = ["a", "b", "c"].map((name) => flush.submit(() => appending(name)));
  expect(await flush.ends(answers)).toEqual([1, 2, 3]);
  expect(boundaries).toEqual(["begin", "commit"]);
});

test("R3: events are published after the commit and before anybody is answered, in the order of the stream", async () => {
  const seen: string[] = [];
  const flush = flushOn(store.runner, {
    publish: (events) => {
      const isCommitted = !store.db.inTransaction && committed().length === 3;
      seen.push(
        `${events.map((event) => event.deskSeq).join()} ${isCommitted ? "committed" : "too early"}`,
      );
    },
  });
  const answers = ["a", "b", "c"].map((name) =>
    flush.submit(() => appending(name)).then(() => seen.push(`answered ${name}`)),
  );
  await flush.clock.settle();
  await Promise.all(answers);
  expect(seen).toEqual(["1,2,3 committed", "answered a", "answered b", "answered c"]);
});

test("R4: a refusal before the first write is only answered, and the others' commit stands", async () => {
  const flush = flushOn(store.runner);
  const answers = [
    flush.submit(() => appending("a")),
    flush.submit(refusing),
    flush.submit(() => appending("b")),
  ];
  expect(await flush.ends(answers)).toEqual([1, "not-found", 2]);
  expect(flush.published).toHaveLength(1);
  expect(committed()).toEqual(["evt_a", "evt_b"]);
});

test("R4: a failure after a write rolls the group back, and each command runs again alone, with a fresh script", async () => {
  const { runner, boundaries } = counting();
  const flush = flushOn(runner);
  let runs = 0;
  const answers = [
    flush.submit(() => {
      runs += 1;
      return appending("a");
    }),
    flush.submit(() => failingAfterWrite("b")),
    flush.submit(() => appending("c")),
  ];
  expect(await flush.ends(answers)).toEqual([1, "Error: b broke", 2]);
  expect(runs).toBe(2);
  expect(boundaries).toEqual([
    "begin",
    "rollback",
    "begin",
    "commit",
    "begin",
    "rollback",
    "begin",
    "commit",
  ]);
  expect(committed()).toEqual(["evt_a", "evt_c"]);
  expect(flush.published.map((events) => events.map((event) => event.publicId))).toEqual([
    ["evt_a"],
    ["evt_c"],
  ]);
});

test("R4: a refusal after a write is a failure: nothing of its command stays", async () => {
  const flush = flushOn(store.runner);
  const answers = [flush.submit(() => refusingAfterWrite("a")), flush.submit(() => appending("b"))];
  expect(await flush.ends(answers)).toEqual(["not-found", 1]);
  expect(committed()).toEqual(["evt_b"]);
});

test("R4: a refusal that rested on what was rolled back is taken back with it", async () => {
  const flush = flushOn(store.runner);
  // The second refuses because it sees the first one's event, which the third takes down with it; alone, the first fails.
  let attempts = 0;
  const answers = [
    flush.submit(() => (++attempts === 1 ? appending("a") : failingAfterWrite("a"))),
    flush.submit(() => refusingIfNotFirst("b")),
    flush.submit(() => failingAfterWrite("c")),
  ];
  expect(await flush.ends(answers)).toEqual(["Error: a broke", 1, "Error: c broke"]);
  expect(committed()).toEqual(["evt_b"]);
});

test("R23: a group takes at most 256 commands, and none after its 10 ms", async () => {
  const flush = flushOn(store.runner);
  const many = Array.from({ length: 300 }, (_, n) => flush.submit(() => appending(`n${n}`)));
  await flush.clock.settle();
  await Promise.all(many);
  expect(flush.published.map((events) => events.length)).toEqual([256, 44]);

  const slow = [1, 2, 3].map((n) =>
    flush.submit(function* () {
      flush.clock.advance(6);
      return yield* appending(`slow${n}`);
    }),
  );
  await flush.clock.settle();
  await Promise.all(slow);
  expect(flush.published.slice(2).map((events) => events.length)).toEqual([2, 1]);
});

test("R23: above 5,000 queued commands a new one is answered `overloaded` at once", async () => {
  const flush = flushOn(store.runner);
  const queued = Array.from({ length: flushLimits.maxQueued }, () => flush.submit(nothing));
  await expect(flush.submit(nothing)).rejects.toMatchObject({ code: "overloaded" });
  await flush.clock.settle();
  await Promise.all(queued);
  const later = flush.submit(nothing);
  await flush.clock.settle();
  await expect(later).resolves.toBe("nothing");
});

test("R23: a turn runs at most 50 reads, outside the group", async () => {
  const flush = flushOn(store.runner);
  let inFirstTurn = 0;
  const reads = Array.from({ length: 120 }, (_, n) =>
    flush.read(function* (): Script<number> {
      expect(store.db.inTransaction).toBe(false);
      if (flush.published.length === 0) inFirstTurn += 1;
      yield [];
      return n;
    }),
  );
  const answer = flush.submit(() => appending("a"));
  await flush.clock.settle();
  await answer;
  expect(inFirstTurn).toBe(50);
  expect(await Promise.all(reads)).toHaveLength(120);
});

test("a read that fails fails alone", async () => {
  const flush = flushOn(store.runner);
  const answers = [flush.read(refusing), flush.submit(() => appending("a"))];
  expect(await flush.ends(answers)).toEqual(["not-found", 1]);
});

test("R4: a subscriber that throws is logged, and the durable commands are answered all the same", async () => {
  const flush = flushOn(store.runner, {
    publish: () => {
      throw new Error("subscriber broke");
    },
  });
  const answer = flush.submit(() => appending("a"));
  await flush.clock.settle();
  await expect(answer).resolves.toBe(1);
  expect(flush.logged).toEqual([new Error("subscriber broke")]);
});

test("R22: closing lets what is queued end and refuses what comes after", async () => {
  const flush = flushOn(store.runner);
  const answers = [flush.submit(() => appending("a")), flush.read(nothing)];
  const closed = flush.close();
  await expect(flush.submit(() => appending("b"))).rejects.toMatchObject({
    code: "server.restarting",
  });
  await expect(flush.read(nothing)).rejects.toMatchObject({ code: "server.restarting" });
  await flush.clock.settle();
  await Promise.all([...answers, closed, flush.close()]);
  expect(committed()).toEqual(["evt_a"]);
  expect(flush.clock.pendingTimers()).toBe(0);
});

function committed(): unknown[] {
  return store.db.prepare('select "publicId" from "events" order by "deskSeq"').pluck().all();
}

/** A runner that takes down the edges of its transactions. */
function counting(): { runner: SqliteRunner; boundaries: string[] } {
  const boundaries: string[] = [];
  const perform = performOn(store.db);
  const runner = createSqliteRunner(store.db, (effect) => {
    if ("boundary" in effect) boundaries.push(effect.boundary);
    return perform(effect);
  });
  return { runner, boundaries };
}

function* nothing(): Script<Recorded<string>> {
  yield [];
  return { answer: "nothing", events: [] };
}

function* refusing(): Script<Recorded<number>> {
  yield [];
  throw new DeskError("not-found");
}

function* refusingAfterWrite(name: string): Script<Recorded<number>> {
  yield* appending(name);
  throw new DeskError("not-found");
}

function* failingAfterWrite(name: string): Script<Recorded<number>> {
  yield* appending(name);
  throw new Error(`${name} broke`);
}

function* refusingIfNotFirst(name: string): Script<Recorded<number>> {
  if (committed().length > 0) throw new DeskError("not-found");
  return yield* appending(name);
}
