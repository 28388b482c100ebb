import { type DeadlineKind, deadlines } from "../domain/deadline.ts";
import { run, type Script } from "../store/script.ts";
import { armDeadline, cancelDeadline } from "../store/statements/deadlines.ts";
import type { Work } from "./work.ts";

/** Sets a deadline, `fromMs` + its span, and returns when it is due. */
export function* arm(
  work: Work,
  kind: DeadlineKind,
  subject: number,
  fromMs = work.nowMs,
): Script<number> {
  const dueAtMs = fromMs + deadlines[kind].ms;
  yield* run(armDeadline, { desk: work.desk, kind, subject, dueAtMs });
  return dueAtMs;
}

/** Unsets a deadline; without harm when there is none. */
export function* cancel(work: Work, kind: DeadlineKind, subject: number): Script<void> {
  yield* run(cancelDeadline, { desk: work.desk, kind, subject });
}
