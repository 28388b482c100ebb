import type { ActorId, Question } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { questionsOf, wordsOfQuestions } from "../store/statements/questions.ts";

/** The questions of a conversation, as its team sees them (QU3); most have none, and then nothing more is read. */
export function* readQuestions(desk: number, conversation: number): Script<Question[]> {
  const rows = yield* all(questionsOf, { desk, conversation });
  if (rows.length === 0) return [];
  const added = yield* all(wordsOfQuestions, { desk, conversation });
  const words = new Map(added.map(({ data, text }) => [numberIn(data), text ?? ""]));
  return rows.map(({ number, state, into, by, atMs }) => ({
    number,
    text: words.get(number) ?? "",
    state,
    into,
    by: by as ActorId, // the desk writes who acted, with the prefix of their kind
    atMs,
  }));
}

/** Which question an event of the desk's is about. */
export function numberIn(data: string): number {
  return (JSON.parse(data) as { number: number }).number; // the event's own field, as the desk wrote it
}

/** How many are open: what a lane tells. */
export function* countOpenQuestions(desk: number, conversation: number): Script<number> {
  const rows = yield* all(questionsOf, { desk, conversation });
  return rows.filter(({ state }) => state === "open").length;
}
