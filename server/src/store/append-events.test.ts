import { afterEach, beforeEach, expect, test } from "vitest";
import { allocateIds } from "./allocate-ids.ts";
import { appendEvents, type EventDraft } from "./append-events.ts";
import { check } from "./check.ts";
import { openStore, type Store } from "./open.ts";
import { appending, NOW_MS } from "./testing/appending.ts";
import { hireTeam, ids, startConversation } from "./testing/team.ts";

let store: Store;
let conversation: number;
beforeEach(() => {
  store = openStore(":memory:");
  store.runner.now(hireTeam());
  conversation = store.runner.now(startConversation("cnv_one"));
});
afterEach(() => store.close());

test("R2: events are numbered densely, in the desk and, where the visitor may see them, in their conversation", () => {
  const other = store.runner.now(startConversation("cnv_two"));
  append([
    draft("a", conversation, true),
    draft("b", 0, false),
    draft("c", other, true),
    draft("d", conversation, false),
    draft("e", conversation, true),
  ]);
  append([draft("f", other, true), draft("g", conversation, true)]);
  expect(numbers()).toEqual([
    ["a", 1, 1],
    ["b", 2, null],
    ["c", 3, 1],
    ["d", 4, null],
    ["e", 5, 2],
    ["f", 6, 2],
    ["g", 7, 3],
  ]);
  expect(check(store.db).problems).toEqual([]);
});

test("R1: a command's id stands on the event that answers it, else on the first", () => {
  append(
    [draft("a", conversation, true), { ...draft("b", conversation, true), isAnswer: true }],
    "one",
  );
  append([draft("c", conversation, true), draft("d", conversation, true)], "two");
  const query = `select "type" || ' ' || "commandId" from "events" where "commandId" is not null order by "deskSeq"`;
  expect(store.db.prepare(query).pluck().all()).toEqual(["b one", "c two"]);
});

test("R1: the same command of the same actor can't be stored twice", () => {
  append([draft("a", conversation, true)], "one");
  expect(() => append([draft("b", conversation, true)], "one")).toThrow("UNIQUE");
});

test("nothing to append takes no number", () => {
  expect(append([])).toEqual([]);
  expect(store.runner.now(appending("first")).answer).toBe(1);
});

test("an event of a conversation that does not exist is refused", () => {
  expect(() => append([draft("a", 99, true)])).toThrow("found no row");
});

test("R2: an event of the desk itself is for the team only", () => {
  expect(() => append([draft("a", 0, true)])).toThrow("for the team only");
});

test("ids are given once, in order, several at a time", () => {
  const first = store.runner.now(allocateIds(1, 3));
  expect(first).toBe(ids.visitor + 2);
  expect(store.runner.now(allocateIds(1))).toBe(first + 3);
});

function draft(type: string, of: number, isPublic: boolean): EventDraft {
  return { type, conversation: of, actor: "agt_ana", isPublic, data: {} };
}

let appended = 0;
function append(drafts: EventDraft[], commandId: string | null = null) {
  const newEventId = () => `evt_${(appended += 1)}` as const;
  return store.runner.now(appendEvents(1, drafts, { nowMs: NOW_MS, newEventId, commandId }));
}

function numbers(): unknown[] {
  return store.db
    .prepare('select "type", "deskSeq", "publicSeq" from "events" order by "deskSeq"')
    .raw()
    .all();
}
