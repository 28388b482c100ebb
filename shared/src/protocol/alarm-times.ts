/** A promise that nobody at work holds alarms for this long before it is due (AL1): as long as its team is reminded before (PM3). */
export const PROMISE_ALARM_MS = 15 * 60_000;

/** What is owed to somebody who left alarms for this long before it is due at most (AL1). */
export const ANSWER_ALARM_MS = 60 * 60_000;

/** From when on an answer that was promised until `dueAtMs` alarms: in its last hour, and not before half of its time is over. Epoch ms. (AL1) */
export function answerAlarmsFromMs(sinceMs: number, dueAtMs: number): number {
  return dueAtMs - Math.min(ANSWER_ALARM_MS, Math.max(0, dueAtMs - sinceMs) / 2);
}
