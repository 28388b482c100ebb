import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AlarmChange,
  alarmChanges,
  type AlarmSnapshot,
  CLEAR_AFTER_MS,
  type KnownAlarm,
  RAISE_AFTER_MS,
  type Trouble,
  troublesIn,
} from "./alarms.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = { site: 1, department: 2 };
const quiet: AlarmSnapshot = { waits: [], unstaffed: [], promises: [], answers: [], calls: [] };
const kinds = (over: Partial<AlarmSnapshot>, nowMs: number) =>
  troublesIn({ ...quiet, ...over }, nowMs).map(({ kind }) => kind);

test("AL1: somebody waits as long as their site means to let them", () => {
  const waits = [{ ...at, sinceMs: 0, limitMs: 10 * MINUTE }];
  expect(kinds({ waits }, 10 * MINUTE - 1)).toEqual([]);
  expect(troublesIn({ ...quiet, waits }, 10 * MINUTE)).toEqual([
    { ...at, kind: "waiting", limitMs: 10 * MINUTE },
  ]);
});

test("AL1: a promise that nobody at work holds alarms a quarter of an hour before, and once it is broken; one that is held does not", () => {
  const promise = (isHeld: boolean) => ({ promises: [{ ...at, dueAtMs: HOUR, isHeld }] });
  expect(kinds(promise(false), 45 * MINUTE - 1)).toEqual([]);
  expect(kinds(promise(false), 45 * MINUTE)).toEqual(["promise"]);
  expect(kinds(promise(false), 90 * HOUR)).toEqual(["promise"]);
  expect(kinds(promise(true), 90 * HOUR)).toEqual([]);
});

test("AL1: what was left alarms in its last hour, and not before half of its time is over; a call in its last hour", () => {
  const left = (dueAtMs: number) => ({ answers: [{ ...at, sinceMs: 0, dueAtMs }] });
  expect(kinds(left(24 * HOUR), 23 * HOUR - 1)).toEqual([]);
  expect(kinds(left(24 * HOUR), 23 * HOUR)).toEqual(["answer"]);
  expect(kinds(left(HOUR), HOUR / 2 - 1)).toEqual([]);
  expect(kinds(left(HOUR), HOUR / 2)).toEqual(["answer"]);
  const calls = [{ ...at, dueAtMs: 2 * HOUR }];
  expect(kinds({ calls }, HOUR - 1)).toEqual([]);
  expect(kinds({ calls, ...left(2 * HOUR) }, HOUR)).toEqual(["answer"]);
});

test("AL1: of each kind, department and site there is one at a time; where nobody is online, whatever the site", () => {
  const due = { ...at, dueAtMs: 0, isHeld: false };
  const promises = [due, due, { ...due, site: 7 }];
  expect(troublesIn({ ...quiet, promises, unstaffed: [2] }, HOUR)).toEqual([
    { site: 0, department: 2, kind: "unstaffed", limitMs: 0 },
    { ...at, kind: "promise", limitMs: 15 * MINUTE },
    { site: 7, department: 2, kind: "promise", limitMs: 15 * MINUTE },
  ]);
});

const unstaffed: Trouble = { site: 0, department: 2, kind: "unstaffed", limitMs: 0 };

/** Looks at these moments, with what was known before; answers with what was told, and when. */
function looks(...moments: readonly (readonly [atMs: number, ...troubles: Trouble[]])[]): string[] {
  let known: readonly KnownAlarm[] = [];
  return moments.flatMap(([atMs, ...troubles]) => {
    const changes = alarmChanges(known, troubles, atMs);
    known = carriedOut(known, changes);
    return changes
      .filter(({ does }) => does === "raise" || does === "clear")
      .map(({ does, alarm }) => `${atMs}: ${does} ${alarm.kind}`);
  });
}

function carriedOut(known: readonly KnownAlarm[], changes: readonly AlarmChange[]): KnownAlarm[] {
  const same = (one: Trouble, other: Trouble) =>
    one.site === other.site && one.department === other.department && one.kind === other.kind;
  const others = known.filter((one) => !changes.some(({ alarm }) => same(one, alarm)));
  const kept = changes.filter(({ does }) => does === "keep" || does === "raise");
  return [...others, ...kept.map(({ alarm }) => alarm)];
}

test("AL2: nobody online alarms after a minute, so that neither a start nor a page loaded again does; it is over a minute after somebody came", () => {
  const raiseAt = RAISE_AFTER_MS.unstaffed;
  expect(looks([0, unstaffed], [raiseAt - 1, unstaffed])).toEqual([]);
  expect(looks([0, unstaffed], [50_000], [55_000, unstaffed], [raiseAt, unstaffed])).toEqual([]);
  expect(looks([0, unstaffed], [raiseAt, unstaffed], [raiseAt + 5000, unstaffed])).toEqual([
    `${raiseAt}: raise unstaffed`,
  ]);
  const overAt = raiseAt + 10_000;
  expect(
    looks(
      [0, unstaffed],
      [raiseAt, unstaffed],
      [overAt],
      [overAt + CLEAR_AFTER_MS - 1],
      [overAt + CLEAR_AFTER_MS],
      [overAt + 2 * CLEAR_AFTER_MS],
    ),
  ).toEqual([`${raiseAt}: raise unstaffed`, `${overAt + CLEAR_AFTER_MS}: clear unstaffed`]);
});

test("AL2: what comes back before it has been over for long is the same alarm", () => {
  const waiting: Trouble = { ...at, kind: "waiting", limitMs: MINUTE };
  const moments = Array.from({ length: 40 }, (_, turn): [number, ...Trouble[]] =>
    turn % 10 === 0 ? [turn * 5000, waiting] : [turn * 5000],
  );
  expect(looks(...moments)).toEqual(["0: raise waiting"]);
});

test("AL2: raised and cleared take turns for each, whatever happens, and a look that finds what it knows changes nothing", () => {
  const trouble = fc.record({
    site: fc.constantFrom(0, 1),
    department: fc.constantFrom(2, 3),
    kind: fc.constantFrom("waiting" as const, "unstaffed" as const, "promise" as const),
    limitMs: fc.constant(MINUTE),
  });
  const unique = fc.uniqueArray(trouble, {
    selector: ({ site, department, kind }) => `${site} ${department} ${kind}`,
  });
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), unique), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (given) => {
      let known: readonly KnownAlarm[] = [];
      let nowMs = 0;
      const standing = new Set<string>();
      for (const [laterMs, troubles] of given) {
        nowMs += laterMs;
        const changes = alarmChanges(known, troubles, nowMs);
        for (const { does, alarm } of changes) {
          const name = `${alarm.site} ${alarm.department} ${alarm.kind}`;
          if (does === "raise") expect(standing.has(name)).toBe(false);
          if (does === "clear") expect(standing.has(name)).toBe(true);
          if (does === "raise") standing.add(name);
          if (does === "clear") standing.delete(name);
        }
        known = carriedOut(known, changes);
        const waits = alarmChanges(known, troubles, nowMs).filter(({ does }) => does !== "raise");
        expect(waits).toEqual([]);
      }
    }),
  );
});
