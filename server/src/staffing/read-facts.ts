import type { WaitFact } from "../domain/wait-facts.ts";
import { all, one, type Script } from "../store/script.ts";
import {
  staffingFactFrom,
  staffingFacts,
  staffingFactsOfLine,
} from "../store/statements/staffing.ts";

/** Facts about an agent as a whole belong to this line. */
const AGENTS_LINE = 0;

interface DatedFact {
  readonly deskSeq: number;
  readonly atMs: number;
  readonly fact: WaitFact;
}

interface Row {
  readonly deskSeq: number;
  readonly atMs: number;
  readonly kind: string;
  readonly line: number;
  readonly agent: number | null;
  readonly numbers: string;
}

/** Tells what happened after a number of the desk's stream, oldest first, page by page. */
export function* eachFact(
  desk: number,
  after: number,
  tell: (fact: DatedFact) => void,
): Script<void> {
  for (let from = after; ;) {
    const rows: Row[] = yield* all(staffingFacts, { desk, after: from });
    for (const row of rows) tell(factOf(row));
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last.deskSeq;
  }
}

/** The same of the facts about agents: when they came and went. */
export function* eachAgentFact(
  desk: number,
  after: number,
  tell: (fact: DatedFact) => void,
): Script<void> {
  for (let from = after; ;) {
    const rows: Row[] = yield* all(staffingFactsOfLine, { desk, line: AGENTS_LINE, after: from });
    for (const row of rows) tell(factOf(row));
    const last = rows.at(-1);
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

function factOf({ deskSeq, atMs, kind, line, agent, numbers }: Row): DatedFact {
  // Safe: the desk alone writes facts, from the very type they are read as.
  return { deskSeq, atMs, fact: { kind, line, agent, ...JSON.parse(numbers) } as WaitFact };
}
