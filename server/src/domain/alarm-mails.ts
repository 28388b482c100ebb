import type { AlarmMailChoice } from "@presently/shared/protocol";

/** Between two mails of alarms to one person lies this at least (AL6). */
export const ALARM_MAIL_EVERY_MS = 15 * 60_000;

/** A complaint is mailed when it has gone on for so long: by then who is at the console has met it there (AL7). */
export const COMPLAINT_MAIL_MS = 10 * 60_000;

/** Somebody who has alarms mailed, as far as the decision goes. */
interface Wanting {
  readonly choice: AlarmMailChoice;
  /** When the newest alarm was raised, or complaint to be mailed, of which a mail has told. Epoch ms. */
  readonly toldMs: number;
}

/**
 * Whether alarms are worth a mail to somebody: one of them was told in none before, and is of the kind they want told. `isSeen` says whether anybody who
 * directs where an alarm is has a console open. (AL6)
 */
export function areNews<Alarm extends { readonly raisedAtMs: number }>(
  alarms: readonly Alarm[],
  { choice, toldMs }: Wanting,
  isSeen: (alarm: Alarm) => boolean,
): boolean {
  if (choice === "never") return false;
  return alarms.some(
    (alarm) => alarm.raisedAtMs > toldMs && (choice === "always" || !isSeen(alarm)),
  );
}
