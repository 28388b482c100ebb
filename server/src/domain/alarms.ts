import type { AlarmKind } from "@presently/shared/protocol";
import {
  ANSWER_ALARM_MS,
  answerAlarmsFromMs,
  PROMISE_ALARM_MS,
} from "@presently/shared/protocol/alarm-times";

/** Where something is amiss, by the desk's own ids; `site` 0 = in a department, whatever the site. */
interface Place {
  readonly site: number;
  readonly department: number;
}

/** Something that is amiss at a look: one at most of each kind, department and site (AL1). */
export interface Trouble extends Place {
  readonly kind: AlarmKind;
  readonly limitMs: number;
}

/** What is known of a trouble from one look to the next (AL2). Epoch ms. */
export interface KnownAlarm extends Trouble {
  readonly sinceMs: number;
  /** Null = not long enough to be told yet. */
  readonly raisedAtMs: number | null;
  /** Since when it no longer holds; null = it holds. */
  readonly calmSinceMs: number | null;
}

/** What the desk looks like at one moment, as far as alarms go. */
export interface AlarmSnapshot {
  /** Since when somebody who is there has waited, and how long their site means to let them. */
  readonly waits: readonly (Place & { readonly sinceMs: number; readonly limitMs: number })[];
  /** Departments in whose opening hours nobody is online. */
  readonly unstaffed: readonly number[];
  readonly promises: readonly (Place & {
    readonly dueAtMs: number;
    /** Whether an agent at work holds the conversation. */
    readonly isHeld: boolean;
  })[];
  readonly answers: readonly (Place & { readonly sinceMs: number; readonly dueAtMs: number })[];
  readonly calls: readonly (Place & { readonly dueAtMs: number })[];
}

/** What a look comes to. */
export interface AlarmChange {
  readonly does: "keep" | "raise" | "clear" | "forget";
  readonly alarm: KnownAlarm;
}

/**
 * How long something has to hold before it alarms: a server that starts, or a page that is loaded again, is without its people for a moment. What
 * alarms by a time of its own has been long enough by then. (AL2)
 */
export const RAISE_AFTER_MS: Readonly<Record<AlarmKind, number>> = {
  waiting: 0,
  answer: 0,
  promise: 30_000,
  unstaffed: 60_000,
};

/** How long it has to be over before the alarm is: who comes and goes makes one alarm, and not one each time (AL2). */
export const CLEAR_AFTER_MS = 60_000;

/** All that is amiss at a moment, each once, in a settled order (AL1). */
export function troublesIn(snapshot: AlarmSnapshot, nowMs: number): Trouble[] {
  const troubles: Trouble[] = [
    ...snapshot.waits
      .filter(({ sinceMs, limitMs }) => nowMs - sinceMs >= limitMs)
      .map(({ limitMs, ...place }) => of("waiting", place, limitMs)),
    ...snapshot.unstaffed.map((department) => of("unstaffed", { site: 0, department }, 0)),
    ...snapshot.promises
      .filter(({ dueAtMs, isHeld }) => !isHeld && nowMs >= dueAtMs - PROMISE_ALARM_MS)
      .map((promise) => of("promise", promise, PROMISE_ALARM_MS)),
    ...snapshot.answers
      .filter(({ sinceMs, dueAtMs }) => nowMs >= answerAlarmsFromMs(sinceMs, dueAtMs))
      .map((answer) => of("answer", answer, ANSWER_ALARM_MS)),
    ...snapshot.calls
      .filter(({ dueAtMs }) => nowMs >= dueAtMs - ANSWER_ALARM_MS)
      .map((call) => of("answer", call, ANSWER_ALARM_MS)),
  ];
  const first = new Map<string, Trouble>();
  for (const trouble of troubles)
    if (!first.has(nameOf(trouble))) first.set(nameOf(trouble), trouble);
  return [...first.values()].toSorted(byPlace);
}

/**
 * What becomes of the alarms with one more look: what is new is kept in mind or raised, what goes on stays as it is, what is over is kept until it has
 * been over long enough (AL2). A look that changes nothing answers nothing.
 */
export function alarmChanges(
  known: readonly KnownAlarm[],
  troubles: readonly Trouble[],
  nowMs: number,
): AlarmChange[] {
  const before = new Map(known.map((alarm) => [nameOf(alarm), alarm]));
  const held = new Set(troubles.map(nameOf));
  return [
    ...troubles.flatMap((trouble) => onTrouble(before.get(nameOf(trouble)), trouble, nowMs)),
    ...known.filter((alarm) => !held.has(nameOf(alarm))).flatMap((alarm) => onCalm(alarm, nowMs)),
  ];
}

function onTrouble(known: KnownAlarm | undefined, trouble: Trouble, nowMs: number): AlarmChange[] {
  const alarm = known ?? { ...trouble, sinceMs: nowMs, raisedAtMs: null, calmSinceMs: null };
  if (alarm.raisedAtMs === null && nowMs - alarm.sinceMs >= RAISE_AFTER_MS[alarm.kind])
    return [{ does: "raise", alarm: { ...alarm, limitMs: trouble.limitMs, raisedAtMs: nowMs } }];
  if (known === undefined) return [{ does: "keep", alarm }];
  return alarm.calmSinceMs === null
    ? []
    : [{ does: "keep", alarm: { ...alarm, calmSinceMs: null } }];
}

function onCalm(alarm: KnownAlarm, nowMs: number): AlarmChange[] {
  if (alarm.raisedAtMs === null) return [{ does: "forget", alarm }];
  if (alarm.calmSinceMs === null)
    return [{ does: "keep", alarm: { ...alarm, calmSinceMs: nowMs } }];
  return nowMs - alarm.calmSinceMs >= CLEAR_AFTER_MS ? [{ does: "clear", alarm }] : [];
}

function of(kind: AlarmKind, { site, department }: Place, limitMs: number): Trouble {
  return { site, department, kind, limitMs };
}

function nameOf({ site, department, kind }: Trouble): string {
  return `${site} ${department} ${kind}`;
}

function byPlace(a: Trouble, b: Trouble): number {
  return a.site - b.site || a.department - b.department || (a.kind < b.kind ? -1 : 1);
}
