import { DeskError } from "@presently/shared/protocol";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { appendEvents } from "./append-events.ts";
import { check } from "./check.ts";
import { deskRow } from "./conformance/statements.ts";
import { openStore } from "./open.ts";
import { type Script, the } from "./script.ts";
import { createSqliteRunner } from "./sqlite-runner.ts";
import type { Recorded } from "./stored-event.ts";
import { appending, NOW_MS } from "./testing/appending.ts";
import { type FailureMode, failingPerform } from "./testing/failing-perform.ts";
import { flushOn } from "./testing/flush-on.ts";
import { hireTeam, startConversation, takeSlot } from "./testing/team.ts";

const modes: FailureMode[] = [
  "before it happens",
  "after it happened",
  "rolled back by the engine",
  "until mended",
];

/** The commands of one group, by the names their events carry: a start with two messages, a plain one, a refusal, a slot, one more. */
const commands: [name: string, factory: () => Script<Recorded<string>>][] = [
  ["start", () => starting("start")],
  ["plain", () => named("plain")],
  ["refused", refused],
  ["slot", () => takingSlot("slot")],
  ["last", () => named("last")],
];

describe("R4: failure at the n-th statement of a group leaves no command half done, and none durable that was told failed", () => {
  test.for(modes)("when it fails %s", { timeout: 30_000 }, async (mode) => {
    let nth = 1;
    while (await survives([nth], mode)) nth += 1;
    // BEGIN, COMMIT and the statements between: fewer would mean that the commands never ran.
    expect(nth).toBeGreaterThan(16);
  });

  test(
    "when another fails while the commands run again, each alone",
    { timeout: 30_000 },
    async () => {
      const three = commands.filter(([name]) => name !== "plain" && name !== "slot");
      for (let first = 1; await survives([first], "before it happens", three); first += 1) {
        let second = first + 1;
        while (await survives([first, second], "before it happens", three)) second += 1;
      }
    },
  );
});

/** A database with a team, to be copied: opening one anew takes ten times as long. */
const template = (() => {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  const bytes = store.db.serialize();
  store.close();
  return bytes;
})();

/** Runs the group with failures at those statements, and judges. False when the run completed before the last of them. */
async function survives(
  failAt: readonly number[],
  mode: FailureMode,
  group = commands,
): Promise<boolean> {
  const db = new Database(template);
  const failing = failingPerform(db, failAt, mode);
  const flush = flushOn(createSqliteRunner(db, failing.perform));
  const told = await flush.ends(group.map(([, factory]) => flush.submit(factory)));
  const wasTouched = failing.hasFailed();

  const succeeded = group.filter(([name], at) => told[at] === name).map(([name]) => name);
  const stored = storedNames();
  expect([...new Set(stored)], `at ${failAt.join()}`).toEqual(succeeded);
  expect(stored.filter((name) => name === "start").length, `at ${failAt.join()}`).toBe(
    succeeded.includes("start") ? 2 : 0,
  );
  expect(flush.published.flat().map((event) => event.deskSeq)).toEqual(
    stored.map((_, at) => at + 1),
  );
  expect(
    told.every((end, at) => end === group[at]?.[0] || isClear(end)),
    told.join(),
  ).toBe(true);
  expect(check(db).problems, `at ${failAt.join()}`).toEqual([]);
  if (!wasTouched && failAt.length === 1) {
    expect(told).toEqual(group.map(([name]) => (name === "refused" ? "not-found" : name)));
  }

  failing.mend();
  expect(await flush.ends([flush.submit(() => named("after"))])).toEqual(["after"]);
  expect(storedNames()).toEqual([...stored, "after"]);
  db.close();
  return wasTouched;

  function storedNames(): unknown[] {
    const query = `select "data" ->> 'name' from "events" order by "deskSeq"`;
    return db.prepare(query).pluck().all();
  }
}

/** A failed command is told so in a code that says what to do, a refused one its refusal; nothing else. */
function isClear(end: unknown): boolean {
  return end === "storage.unavailable" || end === "not-found";
}

function* starting(name: string): Script<Recorded<string>> {
  const conversation = yield* startConversation(`cnv_${name}`);
  const draft = { type: "tested", conversation, actor: "system", isPublic: true, data: { name } };
  let n = 0;
  const events = yield* appendEvents(1, [draft, draft], {
    nowMs: NOW_MS,
    newEventId: () => `evt_${name}${n++}`,
    commandId: null,
  });
  return { answer: name, events };
}

function* named(name: string): Script<Recorded<string>> {
  const { events } = yield* appending(name);
  return { answer: name, events };
}

/** Reads before it writes: what fails there is no refusal either. */
function* takingSlot(name: string): Script<Recorded<string>> {
  yield* the(deskRow, { desk: 1 });
  const conversation = yield* startConversation(`cnv_${name}`);
  yield* takeSlot(conversation, 1, "wrapUp");
  return yield* named(name);
}

function* refused(): Script<Recorded<string>> {
  yield [];
  throw new DeskError("not-found");
}
