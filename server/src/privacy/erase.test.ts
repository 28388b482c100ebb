import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileId } from "@presently/shared/protocol";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginErasure } from "../desk/erase-visitor.ts";
import { bySystem } from "../desk/work.ts";
import { indexPage } from "../search/index-page.ts";
import { keptOfConversation, keptOfVisitor } from "../store/kept-of-visitors.ts";
import { openStore, type Store } from "../store/open.ts";
import * as schema from "../store/schema.ts";
import { flushOn, type TestFlush } from "../store/testing/flush-on.ts";
import { type ScratchFolder, scratchFolder } from "../store/testing/scratch-folder.ts";
import { hireTeam, ids, startConversation } from "../store/testing/team.ts";
import { systemClock } from "../system-clock.ts";
import { eraseStep, logFolded } from "./erase-step.ts";
import { filesInZip } from "./testing/files-in-zip.ts";
import { eraserOf, visitorDataOf } from "./testing/held.ts";
import type { VisitorData } from "./visitor-data.ts";

/** What the visitor wrote, in two scripts; the index keeps words folded. */
const WORDS = ["Zlatograd", "Пловдив"];
const FOLDED = ["zlatograd", "пловдив"];
const SAID = WORDS.join(" ");
const FILE: FileId = `fil_${"f".repeat(21)}`;
const UNSENT: FileId = `fil_${"u".repeat(21)}`;
const CONVERSATION = `cnv_${"c".repeat(21)}` as const;

/**
 * Tables in which no word of a visitor can stand, and why. Whatever is in no list is a visitor's: it must be planted below and be gone afterwards, so that a
 * new table can't be forgotten.
 */
const ofNoVisitor: Readonly<Record<string, string>> = {
  sites: "the owner's",
  accounts: "the team's",
  invites: "the team's",
  apiTokens: "the owner's",
  departments: "the owner's",
  lines: "the owner's",
  agents: "the team's",
  agentHours: "the team's",
  departmentLanguages: "the owner's",
  agentLanguages: "the team's",
  roles: "the team's",
  identityKeys: "the site's",
  questions: "ids and states; the words stand in events",
  complaints: "an enum",
  lastEnds: "ids, an enum and numbers",
  slots: "an enum",
  deadlines: "kinds",
  announcements: "numbers and codes",
  dailySums: "figures",
  workDays: "figures",
  countedSums: "figures",
  waitFacts: "figures",
  mailTries: "a hash, for the limits of an hour",
  incidents: "ids; the owner's words stand in the desk's own events",
  goodwill: "the owner's",
  goodwillCodes: "the owner's codes",
  articles: "the team's",
  articleTexts: "the team's",
  articleWords: "the team's",
  articleHelp: "ids and an enum",
  cannedReplies: "the team's",
  cannedReplyTexts: "the team's",
  cannedReplyWords: "the team's",
  tags: "the owner's",
  pictures: "the team's",
  audit: "ids and codes",
  secondFactors: "the team's",
  recoveryCodes: "the team's",
  secondFactorRoles: "the owner's",
  alarms: "codes",
  alarmMails: "the team's",
  webhooks: "the owner's",
  webhookDeliveries: "ids, codes and numbers",
  conversations: "ids, codes and numbers",
};
/** Columns of a visitor's tables in which nothing typed can stand: ids, enums, hashes and codes. */
const coded = new Set(
  `publicId kind state presence language callback closedBy type actor commandId tokenHash previousHash byLink uploader
  p256dh auth form way timeZone mailbox`.split(/\s+/),
);

let folder: ScratchFolder;
let store: Store;
let flush: TestFlush;
let data: VisitorData;
let conversation: number;
beforeEach(() => {
  folder = scratchFolder();
  store = openStore(folder.path);
  flush = flushOn(store.runner, { clock: systemClock() });
  data = visitorDataOf({
    store,
    flush,
    clock: flush.clock,
    removeFile: async (id) => rmSync(join(folder.path, "files", id), { force: true }),
    readFile: async (id) => readFileSync(join(folder.path, "files", id)),
  });
  store.runner.now(hireTeam());
  conversation = store.runner.now(startConversation(CONVERSATION));
  plant();
});
afterEach(async () => {
  await flush.close();
  store.close();
  folder[Symbol.dispose]();
});

/** Puts the words wherever words of a visitor may stand. */
function plant(): void {
  const put = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    store.db
      .prepare(
        `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => "?").join()})`,
      )
      .run(...Object.values(row));
  };
  const at = { desk: 1, conversation };
  const of = { desk: 1, visitor: ids.visitor };
  store.db.exec("update desks set lastSeq = 3, lastId = 1000");
  store.db.exec(`update conversations set "lastPublicSeq" = 2, "lastDeskSeq" = 3`);
  store.db.prepare(`update visitors set "verifiedSub" = ?`).run(SAID);
  const said = { name: SAID, email: SAID, page: SAID, referrer: SAID, title: SAID };
  const signed = {
    userAgent: SAID,
    verifiedName: SAID,
    verifiedEmail: SAID,
    phone: SAID,
    addressing: SAID,
  };
  put("people", { ...of, ...said, ...signed, attributes: JSON.stringify({ town: SAID }) });
  put("trackedActs", { ...of, id: 1, commandId: "c", name: SAID, data: SAID, atMs: 0 });
  put("namedMailboxes", { ...of, mailbox: "hash", atMs: 0 });
  const event = { ...at, actor: "vis_ben", atMs: 0, data: `{"conversationId":"${CONVERSATION}"}` };
  put("events", {
    ...event,
    deskSeq: 1,
    publicId: "evt_1",
    publicSeq: 1,
    type: "conversation.started",
  });
  put("events", {
    ...event,
    deskSeq: 2,
    publicId: "evt_2",
    publicSeq: 2,
    type: "message.posted",
    text: SAID,
  });
  put("events", { ...event, deskSeq: 3, publicId: "evt_3", type: "note.posted", text: SAID });
  put("conversationDetails", { ...at, attributes: JSON.stringify({ order: SAID }) });
  put("conversationPages", { ...at, page: SAID });
  put("phoneCalls", { ...at, phone: SAID, dueAtMs: 0, tries: 0 });
  put("promises", { ...at, kind: "answer", dueAtMs: 9e12, isBroken: 0 });
  put("forms", { ...at, form: "frm_1", fields: JSON.stringify([SAID]), isOpen: 1, isBefore: 0 });
  put("readMarks", { ...at, deliveredSeq: 1, agentSeq: 1, visitorSeq: 1 });
  const mail = { publicId: "m", state: "waiting", queuedAtMs: 0, dueAtMs: 9e12, tries: 0 };
  put("outbox", { ...at, kind: "transcript", toldSeq: 0, ...mail });
  put("pushes", { ...at, endpoint: SAID, p256dh: SAID, auth: SAID, ...mail });
  put("chatLinks", { ...at, tokenHash: "t", expiresAtMs: 9e12 });
  put("endings", { ...at, deskSeq: 3 });
  put("kindWords", { ...at, deskSeq: 2, agent: ids.agent });
  put("drafts", { ...at, agent: ids.agent, kind: "reply", text: SAID, atMs: 0 });
  put("shelvedCases", { ...at, deskSeq: 3, agent: ids.agent });
  put("goodwillGifts", { ...at, site: ids.site, visitor: ids.visitor, mailbox: "hash", atMs: 0 });
  put("sessions", {
    tokenHash: "hash",
    kind: "visitor",
    desk: 1,
    subject: ids.visitor,
    site: ids.site,
    createdAtMs: 0,
    lastUsedAtMs: 0,
    expiresAtMs: 9e15,
  });
  mkdirSync(join(folder.path, "files"));
  for (const [id, publicId, where] of [
    [2001, FILE, conversation],
    [2002, UNSENT, null],
  ] as const) {
    put("files", {
      desk: 1,
      id,
      publicId,
      site: ids.site,
      uploader: "vis_ben",
      conversation: where,
      name: `${SAID}.txt`,
      kind: "txt",
      bytes: 9,
      createdAtMs: 0,
    });
    writeFileSync(join(folder.path, "files", publicId), SAID);
  }
  put("fileTotals", { desk: 1, site: ids.site, keptBytes: 65_536, unsentBytes: 65_536 });
  while (store.runner.now(indexPage(1)).answer);
}

/** Every `table.column` of free text in which one of the words stands now. */
function columnsWithWords(): string[] {
  return textColumns()
    .filter(({ table, column }) =>
      store.db
        .prepare(`select "${column}" from "${table}"`)
        .pluck()
        .all()
        .some((value) => WORDS.some((word) => String(value).includes(word))),
    )
    .map(nameOf);
}

/** Those in which words of a visitor may stand, by the schema. */
function textColumns(): { table: string; column: string }[] {
  return Object.values(schema)
    .filter((value) => is(value, SQLiteTable))
    .filter((table) => !Object.hasOwn(ofNoVisitor, getTableName(table)))
    .flatMap((table) =>
      Object.values(getTableColumns(table))
        .filter((column) => column.getSQLType() === "text" && !coded.has(column.name))
        // Ids, codes and numbers: a test of the schemas says so.
        .filter((column) => column !== schema.events.data)
        .map((column) => ({ table: getTableName(table), column: column.name })),
    );
}

const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

/** The files of the data folder in which one of the words stands, byte for byte. */
function filesWithWords(): string[] {
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name));
      return [...WORDS, ...FOLDED].some((word) => content.includes(Buffer.from(word)));
    })
    .map(({ name }) => name);
}

async function erase(): Promise<void> {
  await data.erase(await data.find({ conversationId: CONVERSATION }), "command line");
}

test("R45, ER2: of an erased visitor no word is left, in any column, index, log or file", async () => {
  expect(columnsWithWords().toSorted()).toEqual(textColumns().map(nameOf).toSorted());
  expect(filesWithWords()).toContain(FILE);
  await erase();
  expect(columnsWithWords()).toEqual([]);
  expect(filesWithWords()).toEqual([]);
  expect(readdirSync(join(folder.path, "files"))).toEqual([]);
});

test("ER2: every table that is said to hold no visitor's words is there, and is none of those that are erased", () => {
  const names: string[] = Object.values(schema)
    .filter((value) => is(value, SQLiteTable))
    .map(getTableName);
  expect(Object.keys(ofNoVisitor).filter((name) => !names.includes(name))).toEqual([]);
  const erased = [...keptOfConversation, ...keptOfVisitor].map(({ table }) => table);
  expect(erased.filter((name) => Object.hasOwn(ofNoVisitor, name))).toEqual([]);
});

test("ER1: the visitor is signed out, nobody is found by them any more, and the audit log tells who did it and no word", async () => {
  expect(await data.find({ subject: SAID })).toHaveLength(1);
  await erase();
  for (const sought of [
    { conversationId: CONVERSATION },
    { subject: SAID },
    { email: SAID },
  ] as const)
    expect(await data.find(sought)).toEqual([]);
  expect(store.db.prepare(`select * from "sessions"`).all()).toEqual([]);
  const audit = store.db.prepare(`select "actor", "action", "subject", "detail" from "audit"`);
  expect(audit.all()).toEqual([
    {
      actor: "command line",
      action: "visitor.erased",
      subject: "vis_ben",
      detail: `{"conversations":1}`,
    },
  ]);
});

test("ER2: of where the visitor was nothing is left, neither with them nor with their conversation", async () => {
  for (const table of ["visitors", "conversations"])
    store.db.exec(`update "${table}" set "timeZone" = 'Europe/Sofia'`);
  await erase();
  for (const table of ["visitors", "conversations"])
    expect(store.db.prepare(`select "timeZone" from "${table}"`).pluck().all(), table).toEqual([
      "UTC",
    ]);
});

test("ER2: what figures are counted from stays: the events with their kinds and times, and the conversation", async () => {
  const events = () =>
    store.db.prepare(`select "type", "atMs", "publicSeq" from "events" where "deskSeq" <= 3`).all();
  const before = events();
  await erase();
  expect(events()).toEqual(before);
  const row = store.db.prepare(`select "createdAtMs", "site", "language" from "conversations"`);
  expect(row.all()).toEqual([{ createdAtMs: 0, site: ids.site, language: "en" }]);
  expect(store.db.prepare(`select "keptBytes", "unsentBytes" from "fileTotals"`).all()).toEqual([
    { keptBytes: 0, unsentBytes: 0 },
  ]);
});

test("ER3: killed after any piece, it goes on with the next start until nothing is left", async () => {
  store.db.exec("delete from outbox"); // what waits is deleted at once, whatever comes later
  const [found] = await data.find({ conversationId: CONVERSATION });
  await flush.submit(
    bySystem({ desk: 1, clock: flush.clock, newId: nanoid }, (work) =>
      beginErasure(work, found?.visitor ?? 0, "system"),
    ),
  );
  const left = store.db.prepare(`select count(*) from "erasures"`).pluck();
  const seen: unknown[] = [];
  for (let started = 0; left.get() !== 0 && started < 20; started += 1) {
    seen.push(left.get());
    // One piece of each life: what it removed is committed, what comes after is for the next.
    await flush
      .submit(() => eraseStep(1))
      .then(({ isLogLeft }) => {
        if (isLogLeft) return flush.submit(() => logFolded(1));
        return undefined;
      });
  }
  expect(seen.length).toBeGreaterThan(4);
  expect(columnsWithWords()).toEqual([]);
});

test("ER3: what is asked for while the log is folded in has it folded in again", async () => {
  await erase();
  const rows = store.db.prepare(`select "step" from "erasures" order by "step"`).pluck();
  store.db.exec(`insert into "erasures" values (1, 1, ${conversation}), (1, 4, 0)`);
  await flush.submit(() => logFolded(1));
  expect(rows.all()).toEqual([1, 4]);
  await eraserOf({ store, flush, clock: flush.clock, removeFile: async () => {} }).finish();
  expect(rows.all()).toEqual([]);
});

test("R45, ER4, DR5: an export has all that is kept, with the files, nothing that opens anything and nothing unsaid", async () => {
  const parts: Buffer[] = [];
  const found = await data.find({ email: SAID.replace("Z", "z") });
  for await (const part of await data.exported(found, "command line")) parts.push(part);
  const files = filesInZip(Buffer.concat(parts));
  expect([...files.keys()]).toEqual([
    "export.json",
    `files/${FILE} ${SAID}.txt`,
    `files/${UNSENT} ${SAID}.txt`,
  ]);
  const json = String(files.get("export.json"));
  const { visitors } = JSON.parse(json) as { visitors: Record<string, unknown>[] };
  const [visitor] = visitors;
  expect(visitor).toMatchObject({
    publicId: "vis_ben",
    verifiedSub: SAID,
    people: [{ name: SAID, attributes: { town: SAID } }],
    conversations: [
      {
        publicId: CONVERSATION,
        events: [{}, { text: SAID, isTeamOnly: false }, { text: SAID, isTeamOnly: true }],
      },
    ],
  });
  // Every column that the schema says may hold a visitor's words is in it, but where a browser is reached.
  for (const { table, column } of textColumns())
    if (!["events", "files", "visitors", "pushes"].includes(table))
      expect(json, table).toContain(`"${column}"`);
  expect(json).not.toMatch(/tokenHash|"auth"|"mailbox"|"drafts"/);
  expect(String(files.get(`files/${FILE} ${SAID}.txt`))).toBe(SAID);
  expect(store.db.prepare(`select "action" from "audit"`).pluck().all()).toEqual([
    "visitor.exported",
  ]);
});

test("ER3, R23: the index is put together anew in slices, and what is written waits until it is", async () => {
  const put = store.db.prepare(
    `insert into "searchTexts" (rowid, "text") values ((9 << 32) | ?, ?)`,
  );
  const words = (place: number) =>
    Array.from({ length: 12 }, (_, at) => `w${(place * 31 + at * 7_919) % 9_973}x`).join(" ");
  for (let page = 0; page < 40; page += 1)
    store.db.transaction(() => {
      for (let n = page * 200; n < page * 200 + 200; n += 1) put.run(n, words(n));
    })();
  store.db.exec(`insert into "erasures" values (1, 3, 0), (1, 4, 0)`);
  // The stream is one event ahead of the index.
  store.db.exec(`update "searchProgress" set "uptoSeq" = 2`);
  const indexed = store.db.prepare(`select "uptoSeq" from "searchProgress"`).pluck();
  const changed = store.db.prepare("select total_changes()").pluck();
  let slices = 0;
  for (;;) {
    const before = Number(changed.get());
    const { isLogLeft } = await flush.submit(() => eraseStep(1));
    if (isLogLeft) break;
    slices += 1;
    expect(Number(changed.get()) - before, "rows of one slice").toBeLessThan(700);
    if (slices > 1) continue;
    expect(store.runner.now(indexPage(1)).answer, "there is more to put in").toBe(true);
    expect(indexed.get()).toBe(2);
  }
  expect(slices).toBeGreaterThan(3);
  while (store.runner.now(indexPage(1)).answer);
  expect(indexed.get()).toBe(3);
});
