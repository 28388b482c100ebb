import type { LaneItem, Question } from "@presently/shared/protocol";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";

/** How long questions may be open without a word of the agent before their lane says so, in ms (QU9). */
export const SILENCE_MS = 120_000;

/** The questions that nobody has said anything of. */
export function openOf(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ state }) => state === "open");
}

/** What is pointed at before a reply leaves: nothing while one question alone is open, since that is what the reply is about (QU8). */
export function toPointAt(questions: readonly Question[]): readonly Question[] {
  const open = openOf(questions);
  return open.length > 1 ? open : [];
}

/** What stands in a handover note before anything is typed: the open questions, a line each, as many as fit whole. */
export function wantedOf(questions: readonly Question[]): string {
  let wanted = "";
  for (const { text } of openOf(questions)) {
    const next = wanted === "" ? text : `${wanted}\n${text}`;
    if (next.length > MAX_NOTE_CHARS) break;
    wanted = next;
  }
  return wanted;
}

/** How many open questions a lane's row tells of at `nowMs`: none until its agent has been silent for two minutes (QU9). */
export function questionsLeft(
  { openQuestions, silentSinceMs }: Pick<LaneItem, "openQuestions" | "silentSinceMs">,
  nowMs: number,
): number {
  if (openQuestions === undefined || silentSinceMs === undefined) return 0;
  return nowMs - silentSinceMs >= SILENCE_MS ? openQuestions : 0;
}
