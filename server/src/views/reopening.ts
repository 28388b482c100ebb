import { canReopen } from "../domain/reopening.ts";
import { one, type Script } from "../store/script.ts";
import { lastMessageOf } from "../store/statements/views.ts";

/**
 * Whether a visitor's word still opens a conversation that has ended again: for a day from its end, and from the last message that an agent
 * wrote in it since (C9, PM7): who is asked afterwards whether all is well answers those who asked.
 */
export function* mayReopen(
  desk: number,
  { id, closedAtMs }: { readonly id: number; readonly closedAtMs: number },
  nowMs: number,
): Script<boolean> {
  if (canReopen(closedAtMs, nowMs)) return true;
  const last = yield* one(lastMessageOf, { desk, conversation: id });
  return last !== undefined && canReopen(last.atMs, nowMs);
}
