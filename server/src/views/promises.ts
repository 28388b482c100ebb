import type { OpenPromise } from "@presently/shared/protocol";
import { byDueTime, type Promised } from "../domain/promises.ts";
import { all, type Script } from "../store/script.ts";
import { promisesOf } from "../store/statements/promises.ts";

/** What is promised in a conversation and still open, as the desk keeps it, by due time (PM1). */
export function* readPromised(desk: number, conversation: number): Script<Promised[]> {
  const rows = yield* all(promisesOf, { desk, conversation });
  return byDueTime(rows.map((row) => ({ ...row, isBroken: row.isBroken === 1 })));
}

/** The same as clients see it. */
export function* readPromises(desk: number, conversation: number): Script<OpenPromise[]> {
  return openOf(yield* readPromised(desk, conversation));
}

/** Promises without what is the desk's own affair. */
export function openOf(promises: readonly Promised[]): OpenPromise[] {
  return promises.map(({ kind, dueAtMs, isBroken }) => ({ kind, dueAtMs, isBroken }));
}
