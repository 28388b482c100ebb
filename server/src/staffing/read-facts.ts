import type { WaitFact } from "../domain/wait-facts.ts";
import { one, type Script } from "../store/script.ts";
import { staffingFactFrom } from "../store/statements/staffing.ts";
import { type FactAt, readFactsAfter, readSlotFactsAfter } from "../views/wait-history.ts";

/** A fact, when it was, and its place in the desk's stream. */
interface DatedFact extends FactAt {
  readonly fact: WaitFact;
}

/** Tells what happened after a number of the desk's stream, oldest first; what cannot be read is passed over. */
export function* eachFact(
  desk: number,
  after: number,
  tell: (fact: DatedFact) => void,
): Script<void> {
  yield* eachPage((from) => readFactsAfter(desk, from), after, tell);
}

/** The same of the facts about agents since a time: when they came and went. */
export function* eachAgentFact(
  desk: number,
  after: number,
  sinceMs: number,
  tell: (fact: DatedFact) => void,
): Script<void> {
  yield* eachPage((from) => readSlotFactsAfter(desk, from, sinceMs), after, tell);
}

function* eachPage(
  readAfter: (after: number) => Script<FactAt[]>,
  after: number,
  tell: (fact: DatedFact) => void,
): Script<void> {
  for (let from = after; ;) {
    const page = yield* readAfter(from);
    for (const { fact, ...place } of page) if (fact !== undefined) tell({ fact, ...place });
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.deskSeq;
  }
}

/** A number of the desk's stream, up to `lastSeq`, before which nothing happened at `atMs` or later: by halving, some twenty reads. */
export function* numberBefore(desk: number, atMs: number, lastSeq: number): Script<number> {
  let [low, high] = [0, lastSeq];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = yield* one(staffingFactFrom, { desk, from: middle + 1 });
    if (found === undefined || found.atMs >= atMs) high = middle;
    else low = Math.min(high, found.deskSeq);
  }
  return low;
}
