import type { ActorId, Question } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { questionsOf, wordsOfQuestions } from "../store/statements/questions.ts";

/** The questions of a conversation, as its team sees them (QU3); most have none, and then nothing more is read. */
export function* readQuestions(desk: number, conversation: number): Script<Question[]> {
  const rows = yield* all(questionsOf, { desk, conversation });
  if (rows.length === 0) return [];
  const added = yield* all(wordsOfQuestions, { desk, conversation });
  // Safe: the event's own field, as the desk wrote it.
  const numberIn = (data: string) => (JSON.parse(data) as { number: number }).number;
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

/** How many are open: what a lane tells. */
export function* countOpenQuestions(desk: number, conversation: number): Script<number> {
  const rows = yield* all(questionsOf, { desk, conversation });
  return rows.filter(({ state }) => state === "open").length;
}
