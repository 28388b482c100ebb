import { SearchAnswer } from "@presently/shared/protocol";
import type { Clock } from "@presently/shared/clock";
import { inTurn } from "../staffing/in-turn.ts";
import { keepThread } from "../thread.ts";
import type { SearchQuestion } from "./search-conversations.ts";

/** Finds conversations. Throws `overloaded` when too many ask. */
export interface AskSearch {
  find(question: SearchQuestion): Promise<SearchAnswer>;
  close(): void;
}

/** A search takes milliseconds: so many may ask at once. */
const MOST_ASKING = 16;
/** Who has found one thing looks for the next; after a few minutes the thread's memory is free again. */
const IDLE_MS = 5 * 60_000;

/** Asks a thread of its own, which reads the database file: the desk goes on meanwhile, however common the word (R23). */
export function searchIn(file: string, clock: Pick<Clock, "after">): AskSearch {
  const thread = keepThread("search-worker", import.meta.url, { file }, { clock, idleMs: IDLE_MS });
  const ask = inTurn((question: SearchQuestion) => thread.ask(question), MOST_ASKING);
  return {
    find: async (question) => SearchAnswer.parse(await ask(question)),
    close: () => thread.close(),
  };
}
