import { BRIEF_ABSENCE_MS, type WaitFact } from "../domain/wait-facts.ts";
import { run, type Script } from "../store/script.ts";
import { endAnnouncements } from "../store/statements/announcements.ts";

/** Writes what became of what was announced, when a fact says that a wait has ended: in the command that ended it, so that none is lost (W14). */
export function* endWait(
  { desk, nowMs }: { readonly desk: number; readonly nowMs: number },
  fact: WaitFact,
  endedSeq: number,
): Script<void> {
  const ended = endOf(fact);
  if (ended === undefined) return;
  const { conversation, outcome, awayMs } = ended;
  const endedAtMs = nowMs - awayMs;
  yield* run(endAnnouncements, { desk, conversation, outcome, endedAtMs, endedSeq });
}

function endOf(
  fact: WaitFact,
): { conversation: number; outcome: "served" | "left"; awayMs: number } | undefined {
  const { kind } = fact;
  if (kind === "accepted") {
    return { conversation: fact.conversation, outcome: "served", awayMs: 0 };
  }
  // What was told was told of another line.
  if (kind === "moved" && fact.toLine !== fact.line)
    return { conversation: fact.conversation, outcome: "left", awayMs: 0 };
  const isOver = kind === "left" || (kind === "came" && fact.awayMs >= BRIEF_ABSENCE_MS);
  if (!isOver) return undefined;
  return { conversation: fact.conversation, outcome: "left", awayMs: fact.awayMs };
}
