import type { OpenInterval, OpeningHours } from "@presently/shared/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closesAtMs, isRunning, opensAtMs, readHours, spanAt } from "./hours.ts";

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const nineToFive = [{ fromMin: 9 * 60, toMin: 17 * 60 }];
const allDay = [{ fromMin: 0, toMin: 1440 }];
const weekdays = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []];
const always = Array.from({ length: 7 }, () => allDay);
const never = Array.from({ length: 7 }, (): OpenInterval[] => []);

const isOpen = (hours: Parameters<typeof spanAt>[0], atMs: number) =>
  isRunning(spanAt(hours, atMs), atMs);
const at = (iso: string) => Date.parse(iso);
const said = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const hoursOf = (written: Partial<OpeningHours>) =>
  readHours({ timeZone: "Europe/Vilnius", week: weekdays, days: [], ...written });

describe("H1: when a department answers", () => {
  test("H1: without hours it always does", () => {
    expect([isOpen(null, 5), closesAtMs(null, 5), opensAtMs(null, 5)]).toEqual([true, null, 5]);
  });

  test.each([
    ["2026-11-20T06:59:59Z", false, "2026-11-20T07:00:00.000Z", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20T07:00:00Z", true, "2026-11-20T07:00:00.000Z", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20T14:59:59Z", true, "2026-11-20T14:59:59.000Z", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20T15:00:00Z", false, "2026-11-23T07:00:00.000Z", "2026-11-23T15:00:00.000Z"],
  ])("H1: on a Friday in Vilnius, 9 to 17: at %s", (iso, open, opens, closes) => {
    const hours = hoursOf({});
    expect(isOpen(hours, at(iso))).toBe(open);
    expect(said(opensAtMs(hours, at(iso)))).toBe(opens);
    expect(said(closesAtMs(hours, at(iso)))).toBe(closes);
  });

  test("H1: open day and night has no closing; closed for good has no opening", () => {
    const now = at("2026-11-20T12:00:00Z");
    expect(closesAtMs(hoursOf({ week: always }), now)).toBeNull();
    const closed = hoursOf({ week: never });
    expect([isOpen(closed, now), opensAtMs(closed, now), closesAtMs(closed, now)]).toEqual([
      false,
      null,
      null,
    ]);
  });

  test("H3: a holiday takes the place of its weekday; the night shift of the evening before runs to its end", () => {
    const night = Array.from({ length: 7 }, () => [{ fromMin: 22 * 60, toMin: 30 * 60 }]);
    const hours = hoursOf({
      timeZone: "UTC",
      week: night,
      days: [{ date: "2026-12-25", open: [] }],
    });
    expect(isOpen(hours, at("2026-12-25T03:00:00Z"))).toBe(true);
    expect(said(closesAtMs(hours, at("2026-12-25T03:00:00Z")))).toBe("2026-12-25T06:00:00.000Z");
    expect(said(opensAtMs(hours, at("2026-12-25T06:00:00Z")))).toBe("2026-12-26T22:00:00.000Z");
  });

  test("H3: a holiday years ahead closes what is open day and night", () => {
    const hours = hoursOf({
      timeZone: "UTC",
      week: always,
      days: [{ date: "2028-01-01", open: [] }],
    });
    const now = at("2026-11-20T12:00:00Z");
    expect(said(closesAtMs(hours, now))).toBe("2028-01-01T00:00:00.000Z");
    expect(closesAtMs(hours, at("2028-01-02T00:00:00Z"))).toBeNull();
  });

  test("H3: a closure of a month ends when it ends, and a short day is short", () => {
    const july = Array.from({ length: 31 }, (_, day) => ({
      date: `2026-07-${String(day + 1).padStart(2, "0")}`,
      open: [],
    }));
    const short = { date: "2026-08-03", open: [{ fromMin: 600, toMin: 660 }] };
    const hours = hoursOf({ timeZone: "UTC", days: [...july, short] });
    expect(said(opensAtMs(hours, at("2026-07-01T12:00:00Z")))).toBe("2026-08-03T10:00:00.000Z");
    expect(said(closesAtMs(hours, at("2026-07-01T12:00:00Z")))).toBe("2026-08-03T11:00:00.000Z");
  });
});

describe("H4: summer time", () => {
  test("H4: nine o'clock is nine o'clock on both sides of the change", () => {
    const hours = hoursOf({ week: [...weekdays.slice(0, 6), nineToFive] });
    expect(said(opensAtMs(hours, at("2026-03-28T12:00:00Z")))).toBe("2026-03-29T06:00:00.000Z");
    expect(said(opensAtMs(hours, at("2026-10-24T12:00:00Z")))).toBe("2026-10-25T07:00:00.000Z");
  });

  test("H4: hours within the hour that spring skips do not exist, and those around it touch", () => {
    const sunday = [
      { fromMin: 60, toMin: 180 },
      { fromMin: 190, toMin: 200 },
      { fromMin: 240, toMin: 300 },
    ];
    const hours = hoursOf({ week: [[], [], [], [], [], [], sunday] });
    // Vilnius skips 3:00 to 4:00 on the 29th of March 2026, at 1:00 UTC.
    expect(said(opensAtMs(hours, at("2026-03-28T20:00:00Z")))).toBe("2026-03-28T23:00:00.000Z");
    expect(said(closesAtMs(hours, at("2026-03-28T20:00:00Z")))).toBe("2026-03-29T02:00:00.000Z");
  });

  test("H4: of an hour that autumn repeats the first is meant", () => {
    const sunday = [{ fromMin: 60, toMin: 210 }];
    const hours = hoursOf({ week: [[], [], [], [], [], [], sunday] });
    // Vilnius shows 3:30 twice on the 25th of October 2026: at 0:30 and at 1:30 UTC.
    expect(said(closesAtMs(hours, at("2026-10-24T23:00:00Z")))).toBe("2026-10-25T00:30:00.000Z");
    expect(isOpen(hours, at("2026-10-25T01:15:00Z"))).toBe(false);
  });
});

describe("H2: hours that do not add up", () => {
  const bad = (interval: OpenInterval) => ({ week: [[interval], ...weekdays.slice(1)] });
  test.each<[string, string, Partial<OpeningHours>]>([
    ["a time zone nobody knows", "timeZone", { timeZone: "Europe/Nowhere" }],
    ["an offset for a time zone", "timeZone", { timeZone: "+02:00" }],
    ["an interval that ends before it begins", "interval", bad({ fromMin: 600, toMin: 540 })],
    ["an empty interval", "interval", bad({ fromMin: 600, toMin: 600 })],
    ["an interval longer than a day", "interval", bad({ fromMin: 600, toMin: 2041 })],
    ["an interval before midnight", "interval", bad({ fromMin: -1, toMin: 60 })],
    ["half minutes", "interval", bad({ fromMin: 0.5, toMin: 60 })],
    [
      "intervals that overlap",
      "interval",
      {
        week: [[...nineToFive, { fromMin: 16 * 60, toMin: 18 * 60 }], ...weekdays.slice(1)],
      },
    ],
    ["a week of six days", "week", { week: weekdays.slice(1) }],
    ["the 30th of February", "date", { days: [{ date: "2026-02-30", open: [] }] }],
    ["a date that is none", "date", { days: [{ date: "tomorrow", open: [] }] }],
    ["a day a hundred years off", "date", { days: [{ date: "2126-01-01", open: [] }] }],
    [
      "the same day twice",
      "date",
      {
        days: [
          { date: "2026-12-25", open: [] },
          { date: "2026-12-25", open: nineToFive },
        ],
      },
    ],
  ])("H2: %s is refused", (_what, field, part) => {
    expect(() => hoursOf(part)).toThrow(
      expect.objectContaining({ code: "value.invalid", details: { field } }),
    );
  });
});

describe("H1, H4: whatever the hours", () => {
  const zones = [
    "UTC",
    "Europe/Vilnius",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  ];
  /** Up to three intervals of a day, apart from each other; the last may run over midnight, to a day after it began at most. */
  const day = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 }).map((marks) => {
    const sorted = marks.toSorted((a, b) => a - b);
    return sorted.flatMap((fromMin, mark) =>
      mark % 2 === 1 ? [] : [{ fromMin, toMin: sorted[mark + 1] ?? 1440 + (sorted[0] ?? 0) }],
    );
  });
  const week = fc.oneof(
    { weight: 4, arbitrary: fc.array(day, { minLength: 7, maxLength: 7 }) },
    { weight: 1, arbitrary: fc.constantFrom(always, never, weekdays) },
  );
  const nearMs = fc.integer({ min: at("2026-03-20T00:00:00Z"), max: at("2026-11-10T00:00:00Z") });
  const written = fc.record({
    timeZone: fc.constantFrom(...zones),
    week,
    days: fc.uniqueArray(
      fc.record({
        date: nearMs.map((ms) => new Date(ms).toISOString().slice(0, 10)),
        open: fc.oneof(fc.constant<OpenInterval[]>([]), day),
      }),
      { selector: ({ date }) => date, maxLength: 4 },
    ),
  });

  test("H1: it is open until it closes and closed until it opens, and never both", () => {
    fc.assert(
      fc.property(written, nearMs, (typed, nowMs) => {
        const hours = readHours(typed);
        const opens = opensAtMs(hours, nowMs);
        const closes = closesAtMs(hours, nowMs);
        expect(isOpen(hours, nowMs)).toBe(opens === nowMs);
        if (opens === null) {
          expect(closes).toBeNull();
          return;
        }
        expect(opens).toBeGreaterThanOrEqual(nowMs);
        expect(isOpen(hours, opens)).toBe(true);
        if (opens > nowMs) expect(isOpen(hours, opens - 1)).toBe(false);
        if (closes === null) return;
        expect(closes).toBeGreaterThan(opens);
        expect(isOpen(hours, closes - 1)).toBe(true);
        expect(isOpen(hours, closes)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test("H1: what opens at all without holidays opens within a week and a day", () => {
    fc.assert(
      fc.property(written, nearMs, (typed, nowMs) => {
        const hours = readHours({ ...typed, days: [] });
        const opens = opensAtMs(hours, nowMs);
        if (typed.week.every((open) => open.length === 0)) expect(opens).toBeNull();
        else expect((opens ?? Infinity) - nowMs).toBeLessThan(8 * DAY_MS);
      }),
      { numRuns: 100 },
    );
  });

  test("H3, H4: it says of each moment what the clock on the wall says", () => {
    fc.assert(
      fc.property(written, nearMs, (typed, nowMs) => {
        expect(isOpen(readHours(typed), nowMs)).toBe(isOpenByTheWall(typed, nowMs));
      }),
      { numRuns: 200 },
    );
  });

  /** The same asked of another witness: the wall clock as Intl reads it. Not within two hours of a change of the clocks, which H4 rules. */
  function isOpenByTheWall({ timeZone, week: days, days: special }: OpeningHours, nowMs: number) {
    const wall = (ms: number) => new Date(`${wallText(timeZone, ms)}Z`).getTime();
    const offset = (ms: number) => wall(ms) - Math.floor(ms / 1000) * 1000;
    if (offset(nowMs - 26 * HOUR_MS) !== offset(nowMs + 26 * HOUR_MS))
      return isOpen(readHours({ timeZone, week: days, days: special }), nowMs);
    const today = Math.floor(wall(nowMs) / DAY_MS);
    const minute = (wall(nowMs) % DAY_MS) / 60_000;
    const open = (day: number) => {
      const date = new Date(day * DAY_MS);
      const named = special.find(({ date: text }) => text === date.toISOString().slice(0, 10));
      return named?.open ?? days[(date.getUTCDay() + 6) % 7] ?? [];
    };
    return (
      open(today).some(({ fromMin, toMin }) => fromMin <= minute && minute < toMin) ||
      open(today - 1).some(({ toMin }) => minute + 1440 < toMin)
    );
  }
});

/** What the clock shows in a zone, as `2026-03-29T02:30:00`. */
function wallText(timeZone: string, ms: number): string {
  const style = { dateStyle: "short", timeStyle: "medium", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat("sv-SE", style).format(ms).replace(" ", "T");
}
