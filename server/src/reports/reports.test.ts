import { countNames, type Figures, spreadNames } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open.ts";
import { hireTeam, ids } from "../store/testing/team.ts";
import { computeMyFigures, computeReport } from "./compute-report.ts";
import { countDays } from "./count-days.ts";
import { forgetDay, keepCounted, keepDay, keepWork } from "./keep-days.ts";
import { inventDays } from "./testing/invented-days.ts";
import { type PlainConversation, plainConversations, plainCount } from "./testing/plain-recount.ts";

const AGENTS = ["agt_ana", "agt_ben", "agt_mia"];
const OTHER_SITE = 31;
const OTHER_DEPARTMENT = 11;
const OTHER_LINE = 21;
const DAY_MS = 24 * 3_600_000;
/** In Helsinki the clocks go forward on 29 March 2026 and back on 25 October; in Saint John's an hour lies half an hour aside. */
const SPRING_MS = Date.UTC(2026, 2, 26, 12);
const AUTUMN_MS = Date.UTC(2026, 9, 22, 12);

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
  store.runner.now(hireTeam());
  store.db.pragma("foreign_keys = off");
  store.db.exec(`
    update sites set timeZone = 'Europe/Helsinki';
    insert into sites select ${OTHER_SITE}, desk, 'ste_two', 'Two', origins, 'America/St_Johns', department, isAutoAccept, settings, createdAtMs from sites;
    insert into departments select desk, ${OTHER_DEPARTMENT}, 'dep_two', 'Two', null, 'two' from departments;
    insert into lines values (1, ${OTHER_LINE}, ${OTHER_DEPARTMENT}, 'fi')`);
});
afterEach(() => store.close());

function invent(fromMs: number, seed: number, { days = 7, perDay = 60 } = {}): void {
  inventDays(store.db, {
    sites: [ids.site, OTHER_SITE],
    lines: [ids.line, OTHER_LINE],
    languages: ["en", "fi", "bg"],
    agents: AGENTS,
    fromMs,
    days,
    perDay,
    seed,
  });
}

function forgetAll(): void {
  while (store.runner.now(forgetDay(1)).answer);
}

/** Counts as the server does: in turns, each kept before the next. Answers how many days were counted. */
function catchUp(mostDays = 3): number {
  for (let days = 0; ;) {
    const counted = store.runner.now(countDays(1, mostDays));
    if (counted.isFresh) forgetAll();
    for (const day of counted.days) store.runner.now(keepDay(1, day));
    store.runner.now(keepWork(1, counted.work));
    const { uptoSeq, isWhole, basis } = counted;
    store.runner.now(keepCounted(1, { uptoSeq, uptoMs: isWhole ? 1 : null, basis }));
    days += counted.days.length;
    if (isWhole) return days;
  }
}

interface Asked {
  from?: string;
  to?: string;
  siteKeys?: string[];
  department?: string | null;
  language?: string | null;
}

function report({ from = "2026-01-01", to = "2026-12-31", ...narrowed }: Asked = {}) {
  return store.runner.now(
    computeReport({
      of: "team",
      desk: 1,
      siteKeys: ["ste_one", "ste_two"],
      department: null,
      language: null,
      from,
      to,
      ...narrowed,
    }),
  );
}

/** Holds figures to a plain count: every count exactly, every percentile within the error that is stated (RP6). */
function expectSame(
  figures: Figures | undefined,
  conversations: readonly PlainConversation[],
  of: string,
  { agent, spreads = spreadNames }: { agent?: string; spreads?: readonly string[] } = {},
): void {
  const plain = plainCount(conversations, agent);
  const counts = Object.fromEntries(countNames.map((name) => [name, plain.counts[name] ?? 0]));
  expect(figures?.counts, of).toEqual(counts);
  for (const name of spreadNames) {
    if (!spreads.includes(name)) continue;
    const spans = (plain.spans[name] ?? []).toSorted((one, other) => one - other);
    const told = figures?.spreads[name];
    expect(told?.count ?? 0, `${of}: ${name}`).toBe(spans.length);
    if (told === null || told === undefined) continue;
    const mean = spans.reduce((sum, each) => sum + each, 0) / spans.length;
    expect(told.meanMs, `${of}: mean of ${name}`).toBe(Math.round(mean));
    for (const [percentile, share] of [
      [told.p50Ms, 0.5],
      [told.p90Ms, 0.9],
      [told.p95Ms, 0.95],
    ] as const) {
      const exact = spans[Math.max(1, Math.ceil(share * spans.length)) - 1] ?? Number.NaN;
      expect(Math.abs(percentile - exact), `${of}: ${share} of ${name}`).toBeLessThanOrEqual(
        Math.max(500, exact * 0.025 + 1),
      );
    }
  }
}

test.for([
  ["the clocks go forward", SPRING_MS, 5],
  ["the clocks go back", AUTUMN_MS, 6],
] as const)(
  "RP1 to RP6: in a week in which %s the report is what a plain count of the events says, sliced in every way",
  ([, fromMs, seed]) => {
    invent(fromMs, seed);
    catchUp();
    const all = plainConversations(store.db);
    expect(all.length).toBeGreaterThan(350);
    const told = report();
    expectSame(told.total, all, "all");
    const by = (is: (one: PlainConversation) => boolean) => all.filter(is);
    told.byHour.forEach((figures, hour) =>
      expectSame(
        figures,
        by((one) => one.hour === hour),
        `hour ${hour}`,
        { spreads: ["wait"] },
      ),
    );
    for (const { key, figures } of told.byDay)
      expectSame(
        figures,
        by(({ day }) => day === key),
        key,
      );
    for (const { key, figures } of told.byWeek) {
      const from = Date.parse(key);
      const isInIt = ({ day }: PlainConversation) =>
        Date.parse(day) >= from && Date.parse(day) < from + 7 * DAY_MS;
      expect(new Date(from).getUTCDay()).toBe(1);
      expectSame(figures, by(isInIt), `week of ${key}`);
    }
    for (const { key, figures } of told.byLanguage)
      expectSame(
        figures,
        by(({ language }) => language === key),
        key,
      );
    const sites = new Map([
      ["ste_one", ids.site],
      ["ste_two", OTHER_SITE],
    ]);
    for (const { key, figures } of told.bySite)
      expectSame(
        figures,
        by(({ site }) => site === sites.get(key)),
        key,
      );
    for (const { key, figures } of told.byDepartment)
      expectSame(
        figures,
        by(
          ({ department }) =>
            department === (key === "dep_two" ? OTHER_DEPARTMENT : ids.department),
        ),
        key,
      );
    expect([told.bySite.length, told.byDepartment.length, told.byLanguage.length]).toEqual([
      2, 2, 3,
    ]);
    const narrow = report({ siteKeys: ["ste_two"], department: "dep_two", language: "fi" });
    expectSame(
      narrow.total,
      by(
        (one) =>
          one.site === OTHER_SITE && one.department === OTHER_DEPARTMENT && one.language === "fi",
      ),
      "narrowed",
    );
    const [day] = all;
    if (day === undefined) throw new Error("nothing was invented");
    const one = report({ from: day.day, to: day.day });
    expectSame(
      one.total,
      by((each) => each.day === day.day),
      "a day",
    );
  },
);

test("RP8: an agent's own figures are of what that agent did, and of nothing else", () => {
  invent(SPRING_MS, 7);
  catchUp();
  const all = plainConversations(store.db);
  const days = { desk: 1, siteKeys: ["ste_one", "ste_two"], from: "2026-01-01", to: "2026-12-31" };
  for (const agent of AGENTS) {
    const mine = store.runner.now(computeMyFigures({ of: "agent", ...days, agent }));
    expect(mine.total.counts.answered).toBeGreaterThan(20);
    expectSame(mine.total, all, agent, { agent });
  }
});

test("RP7: what happens later to a conversation is counted on the day it began, and only its day is counted again", () => {
  invent(AUTUMN_MS, 8);
  catchUp();
  const [chat] = store.db
    .prepare(
      "select id, createdAtMs from conversations where state = 'closed' and testSinceMs is null order by id",
    )
    .all() as { id: number; createdAtMs: number }[]; // of this very query
  if (chat === undefined) throw new Error("nothing was invented");
  const tell = (type: string, data: object) =>
    store.db.exec(`
      update desks set lastSeq = lastSeq + 1;
      insert into events (desk, conversation, deskSeq, publicId, type, actor, atMs, data)
        select 1, ${chat.id}, lastSeq, 'evt_later' || lastSeq, '${type}', 'system', ${chat.createdAtMs + 90 * DAY_MS}, '${JSON.stringify(data)}' from desks`);
  tell("rating.given", { score: 1 });
  expect(catchUp()).toBe(1);
  expectSame(report().total, plainConversations(store.db), "rated");
  store.db.exec(`update conversations set testSinceMs = 1 where id = ${chat.id}`);
  tell("conversation.marked", { isTest: true });
  expect(catchUp()).toBe(1);
  expectSame(report().total, plainConversations(store.db), "marked as a test (TC1)");
  // Passing over what no figure is taken from.
  tell("note.posted", { mentions: [] });
  expect(catchUp()).toBe(0);
});

test("RP7: counting that was cut off at any place ends with the same sums", () => {
  invent(SPRING_MS, 9, { days: 14, perDay: 60 });
  catchUp();
  const whole = report();
  forgetAll();
  store.db.exec("delete from countedSums");
  for (let cut = 0; ; cut += 1) {
    const counted = store.runner.now(countDays(1, 2));
    if (counted.isFresh) forgetAll();
    const days = counted.days.slice(0, cut % 3 === 0 ? cut % 2 : undefined);
    for (const day of days) store.runner.now(keepDay(1, day));
    store.runner.now(keepWork(1, counted.work));
    if (days.length < counted.days.length) continue; // killed before it was noted
    const { uptoSeq, isWhole, basis } = counted;
    store.runner.now(keepCounted(1, { uptoSeq, uptoMs: isWhole ? 1 : null, basis }));
    expect(report().isBehind).toBe(!isWhole);
    if (isWhole) break;
  }
  expect(report()).toEqual(whole);
});

test("RP1, RP7: when a site's clock is another, its days are counted anew by that", () => {
  invent(AUTUMN_MS, 10);
  catchUp();
  store.db.exec("update sites set timeZone = 'Asia/Tokyo'");
  catchUp();
  const all = plainConversations(store.db);
  for (const { key, figures } of report().byDay)
    expectSame(
      figures,
      all.filter(({ day }) => day === key),
      key,
    );
});

test("RP7: sums are forgotten a day at a time; the report is behind from the first, and who is killed meanwhile forgets the rest", () => {
  invent(AUTUMN_MS, 12);
  catchUp();
  const days = () =>
    Number(
      store.db
        .prepare("select count(*) from (select distinct site, day from dailySums)")
        .pluck()
        .get(),
    );
  const before = days();
  expect([before > 10, report().isBehind]).toEqual([true, false]);
  expect(store.runner.now(forgetDay(1)).answer).toBe(true);
  expect([days(), report().isBehind]).toEqual([before - 1, true]);
  // Killed here: whatever is left goes, though every clock is what it was.
  expect(store.runner.now(countDays(1, 3)).isFresh).toBe(true);
  catchUp();
  expectSame(report().total, plainConversations(store.db), "forgotten and counted anew");
});

test("RP9: who waits now is of the same site, department and language as the figures above", () => {
  invent(AUTUMN_MS, 14, { days: 7, perDay: 200 });
  const standing = store.db
    .prepare(
      `select l.department, c.site, c.language, c.queuedAtMs from conversations c, lines l
       where l.id = c.line and c.state = 'queued' and c.testSinceMs is null`,
    )
    .all() as { department: number; site: number; language: string; queuedAtMs: number }[]; // of this very query
  const narrowed: Asked = { siteKeys: ["ste_two"], department: "dep_two", language: "fi" };
  const some = standing.filter(
    (one) =>
      one.site === OTHER_SITE && one.department === OTHER_DEPARTMENT && one.language === "fi",
  );
  expect(some.length).toBeGreaterThan(0);
  for (const [of, asked] of [
    [standing, {}],
    [some, narrowed],
  ] as const)
    expect(report(asked).now).toEqual({
      waiting: of.length,
      longestSinceMs: Math.min(...of.map(({ queuedAtMs }) => queuedAtMs)),
    });
});

test("RP6: a report reads a row for each day, department and language, however much came in", () => {
  const rowsOf = (perDay: number): { rows: number; conversations: number } => {
    store.db.exec(
      "delete from events; delete from conversations; delete from countedSums; update desks set lastSeq = 0",
    );
    invent(SPRING_MS, 11, { days: 5, perDay });
    catchUp();
    const rows = store.db.prepare("select count(*) from dailySums where agent = ''").pluck().get();
    return { rows: Number(rows), conversations: report().total.counts.conversations };
  };
  const few = rowsOf(100);
  const many = rowsOf(400);
  expect(many.conversations).toBeGreaterThan(few.conversations * 3.5);
  // Six days by the calendar, and one for what lies aside, two sites, two departments, three languages.
  expect(many.rows).toBeLessThanOrEqual(7 * 2 * 2 * 3);
  expect(many.rows).toBeLessThan(few.rows * 1.3);
});
