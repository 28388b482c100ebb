import type { ReadyStaffing } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { Random } from "../wait/random.ts";
import { AgentsOnline } from "./agents-online.ts";
import { HOUR_MS, hourOfWeek, wallClock, WEEK_HOURS } from "./hour-of-week.ts";
import { leastAgents } from "./need.ts";
import { openHours } from "./open-hours.ts";
import { endless, patienceLaw } from "./patience-law.ts";
import { simulate } from "./simulate.ts";
import { SiteAtWork } from "./site-at-work.ts";
import type { SiteModel } from "./site-model.ts";
import { type StaffingHistory, staffingReport } from "./staffing-report.ts";
import { WeekGrid } from "./week-grid.ts";

const MINUTE_MS = 60_000;
const WEEK_MS = WEEK_HOURS * HOUR_MS;
const TARGET = { share: 0.8, withinMs: MINUTE_MS };
const QUICK = { visitors: 6_000 };
/** Monday 2026-03-02 00:00 UTC. */
const MONDAY_MS = Date.UTC(2026, 2, 2);
const TUESDAY_NOON = 36;
const everyHour = Array.from({ length: WEEK_HOURS }, (_, hour) => hour);

describe("ST1: hours are those of the site's own clock", () => {
  test.each([
    ["UTC", "2026-03-02T00:30:00Z", 0],
    ["Europe/Helsinki", "2026-03-01T22:30:00Z", 0],
    ["Asia/Kathmandu", "2026-03-01T18:20:00Z", 0],
    ["Asia/Kathmandu", "2026-03-01T18:10:00Z", 167],
    // The clocks went forward at 03:00: what was 02:59 UTC+2 is 04:00 UTC+3 a minute later.
    ["Europe/Helsinki", "2026-03-29T00:59:00Z", 146],
    ["Europe/Helsinki", "2026-03-29T01:00:00Z", 148],
  ])("%s at %s is hour %i of the week", (zone, at, hour) => {
    expect(hourOfWeek(wallClock(zone)(Date.parse(at)))).toBe(hour);
  });

  test("a week begins with whichever hour, and every hour of the week stands in it once", () => {
    const grid = new WeekGrid(wallClock("UTC")(MONDAY_MS) + 41, 2);
    for (let hour = 0; hour < 400; hour += 1)
      grid.add(wallClock("UTC")(MONDAY_MS) + 41 - 400 + hour, 1);
    expect([...grid.means()]).toEqual(Array.from({ length: WEEK_HOURS }, () => 1));
  });
});

describe("ST4: the agents there were", () => {
  test("half an hour counts half, who has no slots is not there, and the usual capacity is the one of most hours", () => {
    const clock = wallClock("UTC");
    const online = new AgentsOnline(clock, clock(MONDAY_MS) + WEEK_HOURS, 1);
    online.change(7, 3, MONDAY_MS - HOUR_MS);
    online.change(7, 0, MONDAY_MS + 1.5 * HOUR_MS);
    online.change(8, 2, MONDAY_MS + HOUR_MS);
    online.change(8, 0, MONDAY_MS + 2 * HOUR_MS);
    const hours = online.hours(MONDAY_MS + WEEK_MS);
    expect([0, 1, 2].map((hour) => hours.at(0, hour))).toEqual([1, 1.5, 0]);
    expect(online.capacity()).toBe(3);
  });
});

function online(site: SiteAtWork, slots: number): void {
  site.observe({ kind: "slots", line: 0, agent: 7, slots, lines: [1] }, 0);
}

function accepted(
  site: SiteAtWork,
  conversation: number,
  { atMs, load, waitMs = 5_000 }: { atMs: number; load: number; waitMs?: number },
): void {
  site.observe({ kind: "accepted", line: 1, agent: 7, conversation, waitMs, load }, atMs);
}

function ended(
  site: SiteAtWork,
  conversation: number,
  { atMs, ...numbers }: { atMs: number; chatMs: number; load: number },
): void {
  site.observe({ kind: "ended", line: 1, agent: 7, conversation, ...numbers }, atMs);
}

function left(site: SiteAtWork, waitMs: number, atMs: number): void {
  site.observe({ kind: "left", line: 1, agent: null, conversation: 9, waitMs, awayMs: 0 }, atMs);
}

describe("ST3: what chats are is read from the site's facts", () => {
  test("a chat among two counts as less work than its length, and one of a night as four hours", () => {
    const site = new SiteAtWork((line) => line === 1, MINUTE_MS);
    online(site, 3);
    accepted(site, 1, { atMs: 10_000, load: 1 });
    ended(site, 1, { atMs: 610_000, chatMs: 600_000, load: 1 });
    accepted(site, 2, { atMs: 700_000, load: 1 });
    accepted(site, 3, { atMs: 700_000, load: 2 });
    ended(site, 2, { atMs: 1_300_000, chatMs: 600_000, load: 2 });
    ended(site, 3, { atMs: 1_300_000, chatMs: 600_000, load: 1 });
    accepted(site, 4, { atMs: 2_000_000, load: 1 });
    ended(site, 4, { atMs: 2_000_000 + 10 * HOUR_MS, chatMs: 10 * HOUR_MS, load: 1 });
    const { workMs, beta, acceptMs, counted } = site.lessons();
    expect(beta).toBeGreaterThan(0);
    expect([...workMs].map(Math.round)).toEqual([
      600_000,
      Math.round(600_000 / (1 + beta)),
      Math.round(600_000 / (1 + beta)),
      4 * HOUR_MS,
    ]);
    expect([counted.waits, ...acceptMs]).toEqual([4, 5_000, 5_000, 5_000, 5_000]);
  });

  test("a chat that was handed over counts for each agent with what it took there", () => {
    const site = new SiteAtWork((line) => line === 1, MINUTE_MS);
    accepted(site, 1, { atMs: 10_000, load: 1 });
    site.observe(
      {
        kind: "brokeOff",
        line: 1,
        agent: 7,
        conversation: 1,
        chatMs: 300_000,
        load: 1,
        to: 8,
        toLine: 1,
      },
      310_000,
    );
    const end = {
      kind: "ended",
      line: 1,
      agent: 8,
      conversation: 1,
      chatMs: 500_000,
      load: 1,
    } as const;
    site.observe(end, 510_000);
    expect([...site.lessons().workMs]).toEqual([200_000]);
  });

  test("ST5: a wait is the time to accept only if somebody had room all along", () => {
    const site = new SiteAtWork(() => true, MINUTE_MS);
    online(site, 1);
    accepted(site, 1, { atMs: 10_000, load: 1, waitMs: 4_000 });
    ended(site, 1, { atMs: 100_000, chatMs: 90_000, load: 1 });
    // Came at 20 s, while the only agent was busy.
    accepted(site, 2, { atMs: 103_000, load: 1, waitMs: 83_000 });
    left(site, 30_000, 104_000);
    left(site, 70_000, 105_000);
    const { acceptMs, counted } = site.lessons();
    expect([...acceptMs]).toEqual([4_000]);
    // Who left within the minute is not judged.
    expect([counted.waits, counted.judged, counted.share]).toEqual([4, 3, 1 / 3]);
  });

  test("ST5, W14: who came back after hours has waited since then, and before until they went", () => {
    const site = new SiteAtWork(() => true, MINUTE_MS);
    online(site, 1);
    const inLine = { line: 1, conversation: 1 };
    const join = { kind: "queued", ...inLine, agent: null, load: 0, priority: 0 } as const;
    site.observe({ ...join, isReturned: 0, rankMs: 10_000, isHere: 1 }, 10_000);
    const eightHoursMs = 480 * MINUTE_MS;
    const came = { kind: "came", ...inLine, agent: null, awayMs: eightHoursMs } as const;
    site.observe({ ...came, rankMs: 10_000 }, 90_000 + eightHoursMs);
    const atMs = 100_000 + eightHoursMs;
    accepted(site, 1, { atMs, load: 1, waitMs: atMs - 10_000 });
    const { acceptMs, counted } = site.lessons();
    expect([...acceptMs]).toEqual([10_000]);
    // Eighty seconds before they went, ten after they were back.
    expect([counted.waits, counted.judged, counted.share]).toEqual([2, 2, 1 / 2]);
  });

  test("ST5: patience is drawn from the hazards that were learned", () => {
    const law = patienceLaw({ hazard: (ageMs) => ageMs / (4 * MINUTE_MS) });
    const random = new Random(5);
    const drawn = Array.from({ length: 20_000 }, () => law(random));
    expect(drawn.reduce((sum, each) => sum + each, 0) / 20_000 / MINUTE_MS).toBeCloseTo(4, 1);
    // Beyond the last age that was learned it goes on as before: e^-7.5 of them are left after half an hour.
    expect(drawn.filter((each) => each > 30 * MINUTE_MS).length / 20_000).toBeCloseTo(
      Math.exp(-7.5),
      3,
    );
    expect(Math.max(...drawn)).toBeGreaterThan(35 * MINUTE_MS);
  });
});

/** A site of one visitor in four hours but for office hours on Monday, when that many come. */
function officeSite(perHour: number): SiteModel {
  return {
    arrivals: Float64Array.from({ length: WEEK_HOURS }, (_, hour) =>
      hour >= 9 && hour < 17 ? perHour : 0.3,
    ),
    workMs: new Float64Array([6 * MINUTE_MS, 3 * MINUTE_MS, 12 * MINUTE_MS]),
    weeks: [],
    beta: 0.3,
    capacity: 2,
    acceptMs: new Float64Array([5_000]),
    patience: endless,
  };
}

describe("ST7: how many agents an hour needs", () => {
  const effort = { visitors: 20_000, seed: 3 };

  test("it is the least number: with it the target is met in every hour, with one fewer it is missed", () => {
    // Every hour of the day brings another load, so that the target is met by much in some and only just in others.
    const site = { ...officeSite(0) };
    site.arrivals.set(site.arrivals.map((_, hour) => 2 + (hour % 24)));
    const needed = leastAgents(site, TARGET, effort);
    const waits = simulate(site, (_, hour) => needed[hour] ?? 0, effort);
    const missed = everyHour.filter(
      (hour) => (waits.service([hour], MINUTE_MS, 0.8)?.within ?? 0) < 0.795,
    );
    expect(missed).toEqual([]);
    for (const hour of [3, 12, 23]) {
      const fewer = (_: number, at: number): number => (needed[at] ?? 0) - (at === hour ? 1 : 0);
      const { within = 1 } = simulate(site, fewer, effort).service([hour], MINUTE_MS, 0.8) ?? {};
      expect(within, `${hour}`).toBeLessThan(0.8);
    }
  });

  test("what an hour leaves behind, the next one has to deal with", () => {
    const site = {
      ...officeSite(0.3),
      workMs: new Float64Array([55 * MINUTE_MS]),
      beta: 0,
      capacity: 1,
    };
    site.arrivals[9] = 30;
    const needed = leastAgents(site, TARGET, effort);
    // No more come at ten than at twelve; but the chats of those who came at nine go on.
    expect(needed[9]).toBeGreaterThan(10);
    expect(needed[10]).toBeGreaterThan(needed[12] ?? 0);
  });

  test("an hour in which hardly anybody comes needs nobody, and accepting too slowly is helped by nobody", () => {
    const site = { ...officeSite(4), acceptMs: new Float64Array([90_000]) };
    site.arrivals[3] = 0.2;
    const needed = leastAgents(site, TARGET, { visitors: 2_000, seed: 1 });
    expect(needed[3]).toBe(0);
    expect(needed[12]).toBeLessThan(10);
  });
});

test("ST7: a site is open while one of its departments is, even for a part of the hour", () => {
  const night = {
    week: [
      [{ fromMin: 22 * 60 + 30, toMin: 26 * 60 }],
      [],
      [],
      [],
      [],
      [],
      [{ fromMin: 1380, toMin: 1500 }],
    ],
  };
  const open = openHours([night]).flatMap((isOpen, hour) => (isOpen ? [hour] : []));
  expect(open).toEqual([0, 22, 23, 24, 25, 167]);
  expect(openHours([night, null])).not.toContain(false);
});

/** Eight weeks of a shop with two agents in office hours every day, that has four times as many visitors on Tuesday from 12 to 14. */
function shop({ ageWeeks = 8, chats = 300, holidays = 0 } = {}): StaffingHistory {
  const endHour = wallClock("UTC")(MONDAY_MS);
  const grid = (amount: (hour: number) => number): WeekGrid => {
    const filled = new WeekGrid(endHour, 8);
    for (let at = endHour - (8 - holidays) * WEEK_HOURS; at < endHour; at += 1)
      filled.add(at, amount(hourOfWeek(at)));
    return filled;
  };
  const isOffice = (hour: number): boolean => hour % 24 >= 9 && hour % 24 < 17;
  const isRush = (hour: number): boolean => hour === TUESDAY_NOON || hour === TUESDAY_NOON + 1;
  const site = new SiteAtWork(() => true, MINUTE_MS);
  online(site, 1);
  for (let chat = 1; chat <= chats; chat += 1) {
    const atMs = chat * HOUR_MS;
    accepted(site, chat, { atMs, load: 1, waitMs: 3_000 });
    ended(site, chat, { atMs: atMs + 480_000, chatMs: 480_000, load: 1 });
  }
  for (let gone = 0; gone < 50; gone += 1) left(site, 300_000, HOUR_MS * 400);
  return {
    timeZone: "UTC",
    nowMs: MONDAY_MS,
    ageWeeks,
    isOpen: Array.from({ length: WEEK_HOURS }, (_, hour) => hour !== 13),
    arrivals: grid((hour) => (isRush(hour) ? 20 : isOffice(hour) ? 5 : 0)),
    online: grid((hour) => (isOffice(hour) ? 2 : 0)),
    capacity: 1,
    lessons: site.lessons(),
    weekly: [],
  };
}

describe("the report", () => {
  test.each([{ ageWeeks: 3.9 }, { chats: 49 }])(
    "ST1: it is refused for too little history: %j",
    (less) => {
      expect(staffingReport(shop(less), TARGET, QUICK)).toMatchObject({
        state: "tooShort",
        neededWeeks: 4,
        neededChats: 50,
      });
    },
  );

  test("ST9: it says what one more agent changes where the most visitors wait too long", () => {
    const report = staffingReport(shop(), TARGET, QUICK) as ReadyStaffing; // asserted just below
    expect(report.state).toBe("ready");
    const noon = report.hours[TUESDAY_NOON];
    expect(noon).toMatchObject({ hour: TUESDAY_NOON, arrivals: 20, online: 2 });
    expect(noon?.needed).toBeGreaterThan(3);
    expect(noon?.before?.within).toBeLessThan(0.5);
    expect(noon?.after?.within).toBeGreaterThan(0.75);
    expect(report.hours[10]).toMatchObject({ arrivals: 5, needed: 2 });
    expect(report.hours[0]).toMatchObject({ needed: 0, before: null, after: null });
    expect(report.hours[13]).toMatchObject({ isOpen: false, arrivals: 5, needed: 0 });
    const [first] = report.advice;
    // One more is not enough there, so as many are named as are missing.
    expect(first).toMatchObject({ fromHour: TUESDAY_NOON, more: 2 });
    expect(first?.after.within).toBeGreaterThan(0.75);
    expect(first?.toHour).toBeGreaterThanOrEqual(TUESDAY_NOON + 2);
    expect(first?.after.waitMs).toBeLessThan(first?.before.waitMs ?? 0);
    expect(report.trend.outlook).toEqual({ state: "failsAlready" });
  });

  test("ST6: a week in which nobody came and nobody was there changes nothing of what the others say", () => {
    const usual = staffingReport(shop(), TARGET, QUICK) as ReadyStaffing; // both are ready, as above
    const holiday = staffingReport(shop({ holidays: 2 }), TARGET, QUICK) as ReadyStaffing;
    expect(Math.abs(holiday.before.within - usual.before.within)).toBeLessThan(0.04);
  });

  test("it is the same every time it is asked", () => {
    expect(staffingReport(shop(), TARGET, QUICK)).toEqual(staffingReport(shop(), TARGET, QUICK));
  });
});
