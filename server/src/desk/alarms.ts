import type { DepartmentId, SiteId } from "@presently/shared/protocol";
import { ANSWER_ALARM_MS, PROMISE_ALARM_MS } from "@presently/shared/protocol/alarm-times";
import {
  type AlarmChange,
  alarmChanges,
  type AlarmSnapshot,
  type KnownAlarm,
  troublesIn,
} from "../domain/alarms.ts";
import { isRunning, spanAt } from "../domain/hours.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, run, type Script } from "../store/script.ts";
import {
  alarmsOfDesk,
  answersDue,
  callsDue,
  dropAlarm,
  longestWaits,
  promisesDue,
  saveAlarm,
  unserved,
} from "../store/statements/alarms.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { departmentsOfDesk } from "../store/statements/views.ts";
import { storedHours } from "../views/stored-hours.ts";
import { note, type Work } from "./work.ts";

/** The desk's own names, by its own ids. */
interface Names {
  readonly sites: ReadonlyMap<number, SiteId>;
  readonly departments: ReadonlyMap<number, DepartmentId>;
}

/**
 * Looks for what whoever directs should know of, and tells what began and what is over (AL1, AL2). What is known and what is told are written together, so
 * that a server that is killed tells nothing twice and forgets nothing (AL3).
 */
export function* lookForAlarms(work: Work): Script<void> {
  const { desk, nowMs } = work;
  const troubles = troublesIn(yield* readSnapshot(work), nowMs);
  const changes = alarmChanges(yield* all(alarmsOfDesk, { desk }), troubles, nowMs);
  if (changes.length === 0) return;
  const names = yield* readNames(desk);
  for (const change of changes) yield* carryOut(work, change, names);
}

function* readNames(desk: number): Script<Names> {
  const sites = yield* all(sitesOfDesk, { desk });
  const departments = yield* all(departmentsOfDesk, { desk });
  return {
    // Safe: the desk writes every public id with its prefix.
    sites: new Map(sites.map(({ id, publicId }) => [id, publicId as SiteId])),
    departments: new Map(departments.map(({ id, publicId }) => [id, publicId as DepartmentId])),
  };
}

function* carryOut(work: Work, { does, alarm }: AlarmChange, names: Names): Script<void> {
  const { desk } = work;
  const { site, department, kind } = alarm;
  const isOver = does === "clear" || does === "forget";
  if (isOver) yield* run(dropAlarm, { desk, site, department, kind });
  else yield* run(saveAlarm, { desk, ...alarm });
  if (does === "raise" || does === "clear") tell(work, does, alarm, names);
}

function tell(
  work: Work,
  does: "raise" | "clear",
  { site, department, kind, limitMs }: KnownAlarm,
  { sites, departments }: Names,
): void {
  const departmentId = departments.get(department);
  const siteId = site === 0 ? null : sites.get(site);
  if (departmentId === undefined || siteId === undefined) return;
  const subject = { siteId, departmentId, kind };
  note(
    work,
    null,
    does === "raise"
      ? { type: "alarm.raised", ...subject, limitMs }
      : { type: "alarm.cleared", ...subject },
  );
}

function* readSnapshot({ desk, nowMs }: Work): Script<AlarmSnapshot> {
  const promises = yield* all(promisesDue, { desk, beforeMs: nowMs + PROMISE_ALARM_MS });
  const beforeMs = nowMs + ANSWER_ALARM_MS;
  return {
    waits: yield* readWaits(desk),
    // A calendar is slow to ask: only those are asked where nobody is.
    unstaffed: (yield* all(unserved, { desk }))
      .filter(({ hours }) => isRunning(spanAt(storedHours(hours), nowMs), nowMs))
      .map(({ id }) => id),
    promises: promises.map(({ state, availability, presence, ...promise }) => ({
      ...promise,
      isHeld:
        (state === "assigned" || state === "waitingOnVisitor") &&
        availability === "online" &&
        presence !== "offline",
    })),
    answers: yield* all(answersDue, { desk, beforeMs }),
    calls: yield* all(callsDue, { desk, beforeMs }),
  };
}

/** The longest wait of each site and department, and how long the site means to let visitors wait. */
function* readWaits(desk: number): Script<AlarmSnapshot["waits"]> {
  const waits = yield* all(longestWaits, { desk });
  if (waits.length === 0) return [];
  const limits = new Map(
    (yield* all(sitesOfDesk, { desk })).map(({ id, settings }) => [
      id,
      readSiteSettings(settings).waitLimitMs,
    ]),
  );
  return waits.map((wait) => ({ ...wait, limitMs: limits.get(wait.site) ?? Infinity }));
}
