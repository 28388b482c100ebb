import type { CallbackWay } from "@presently/shared/protocol";
import { isKeptForTheDay } from "../domain/callback.ts";
import { deadlines } from "../domain/deadline.ts";
import { closesAtMs } from "../domain/hours.ts";
import { run, type Script } from "../store/script.ts";
import { armDeadline } from "../store/statements/deadlines.ts";
import { readHoursOfLine } from "../views/stored-hours.ts";
import { arm, cancel } from "./deadline-rows.ts";
import type { Work } from "./work.ts";

/** Who stands in line and is absent. */
interface Absent {
  readonly id: number;
  readonly line: number;
  readonly callback: { readonly way: CallbackWay } | null;
}

/**
 * Keeps the place of an absent visitor from now on: for ten minutes, and for the day when there is an address to call them at (Q6, CB2). A
 * department that closes within the ten minutes takes nothing from them.
 */
export function* keepPlace(work: Work, { id, line, callback }: Absent): Script<void> {
  if (!isKeptForTheDay(callback?.way)) return void (yield* arm(work, "visitorAbsent", id));
  const { desk, nowMs } = work;
  const closesMs = closesAtMs(yield* readHoursOfLine(desk, line), nowMs);
  const dueAtMs = Math.max(
    closesMs ?? nowMs + deadlines.callbackKept.ms,
    nowMs + deadlines.visitorAbsent.ms,
  );
  yield* run(armDeadline, { desk, kind: "callbackKept", subject: id, dueAtMs });
}

/** The visitor is there, or no longer stands in line: nothing is kept for them. */
export function* endKeeping(work: Work, conversation: number): Script<void> {
  yield* cancel(work, "visitorAbsent", conversation);
  yield* cancel(work, "callbackKept", conversation);
}
