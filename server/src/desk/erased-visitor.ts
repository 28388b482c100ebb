import { DeskError } from "@presently/shared/protocol";
import { one, type Script } from "../store/script.ts";
import { personOf } from "../store/statements/people.ts";

/**
 * Refuses what was on its way when a visitor was erased: their card goes in that transaction, and nothing of them begins after it (ER1). Throws
 * `session.not-authenticated`, as for whoever has no session any more.
 */
export function* assertKept(desk: number, visitor: number): Script<void> {
  if ((yield* one(personOf, { desk, visitor })) === undefined)
    throw new DeskError("session.not-authenticated");
}
