import { expect, test } from "vitest";
import { check } from "./check.ts";
import { openStore } from "./open.ts";
import { appending } from "./testing/appending.ts";
import { hireTeam, ids, startConversation, takeSlot } from "./testing/team.ts";
import { newestSchemaVersion } from "./schema-version.ts";

/** Ways to break a promise by hand, and what the check says then. */
const breakages: [name: string, sql: string, says: string][] = [
  [
    "an event is missing",
    `delete from "events" where "deskSeq" = 2`,
    "the stream of this desk is not dense: 1",
  ],
  [
    "the counter ran ahead",
    `update "desks" set "lastSeq" = 4`,
    "the stream of this desk is not dense: 1",
  ],
  [
    "a public number is missing",
    `update "conversations" set "lastPublicSeq" = 1`,
    "is not numbered densely: cnv_open",
  ],
  [
    "a conversation's last event is unknown",
    `update "conversations" set "lastDeskSeq" = 1`,
    "last event is another than it says: cnv_open",
  ],
  [
    "an event hangs in the air",
    `update "events" set "conversation" = 99 where "deskSeq" = 2`,
    "belongs to no conversation: evt_b",
  ],
  [
    "a conversation has an id of the future",
    `update "desks" set "lastId" = 0`,
    "counter has not reached it: cnv_open",
  ],
  [
    "a chat has no slot",
    `delete from "slots"`,
    "held by an agent who has no slot for it: cnv_open",
  ],
  [
    "an offer has no slot",
    `update "conversations" set "state" = 'offered'`,
    "offered to nobody: cnv_open",
  ],
  [
    "a closed conversation takes up a slot",
    `update "conversations" set "state" = 'closed'`,
    "although nobody serves it: cnv_open",
  ],
  [
    "the files of a site are counted wrong",
    `insert into "fileTotals" values (1, 7, 65536, 0)`,
    "count another number of bytes than is kept of it (FL5): 7",
  ],
  [
    "a file that was not sent is not counted",
    `insert into "files" ("desk", "id", "publicId", "site", "uploader", "name", "kind", "bytes", "createdAtMs")
      values (1, 900, 'fil_a', 7, 'vis_a', 'a.txt', 'txt', 70000, 0); insert into "fileTotals" values (1, 7, 0, 0)`,
    "count another number of bytes than is kept of it (FL5): 7",
  ],
  [
    "a row refers to nothing",
    `update "conversations" set "visitor" = 99`,
    "1 rows refer to rows that are not there",
  ],
];

test("R2: a sound database has nothing to report", () => {
  const store = soundStore();
  expect(check(store.db, { isThorough: true })).toEqual({
    schemaVersion: newestSchemaVersion(),
    isWhole: true,
    problems: [],
  });
  store.close();
});

test.for(breakages)("R2, R10: the check finds that %s", ([, sql, says]) => {
  const store = soundStore();
  store.db.pragma("foreign_keys = off");
  store.db.exec(sql);
  expect(check(store.db).problems.join("\n")).toContain(says);
  store.close();
});

test("FL5: an older database, which counts no files yet, is examined all the same", () => {
  const store = soundStore();
  store.db.exec(`drop table "fileTotals"; pragma user_version = 23`);
  expect(check(store.db).problems).toEqual([]);
  store.close();
});

test("FL5: files count 64 KiB at least, a visitor's as unsent until it is in a message", () => {
  const store = soundStore();
  store.db.exec(
    `insert into "files" ("desk", "id", "publicId", "site", "uploader", "name", "kind", "bytes", "createdAtMs")
      values (1, 900, 'fil_a', 7, 'vis_a', 'a.txt', 'txt', 70000, 0), (1, 901, 'fil_b', 7, 'agt_a', 'b.txt', 'txt', 1, 0);
     insert into "fileTotals" values (1, 7, 65536, 70000)`,
  );
  expect(check(store.db).problems).toEqual([]);
  store.close();
});

function soundStore() {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  const conversation = store.runner.now(startConversation("cnv_open"));
  store.runner.now(takeSlot(conversation, 1, "chat"));
  store.db.exec(`update "conversations" set "state" = 'assigned', "agent" = ${ids.agent}`);
  store.runner.now(appending("a"));
  store.runner.now(appending("b", { conversation, isPublic: true }));
  store.runner.now(appending("c", { conversation, isPublic: true }));
  return store;
}
