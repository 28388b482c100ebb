import type { WaitFact } from "../domain/wait-facts.ts";
import { all, type Script } from "../store/script.ts";
import { factsAfter, latestFacts } from "../store/statements/wait-history.ts";

/** A fact and its place in the desk's stream. */
export interface FactAt {
  readonly deskSeq: number;
  readonly fact: WaitFact;
}

interface Row {
  readonly deskSeq: number;
  readonly kind: string;
  readonly line: number;
  readonly agent: number | null;
  readonly numbers: string;
}

/** What happened after a number of the desk's stream, oldest first. */
export function* readFactsAfter(desk: number, after: number): Script<FactAt[]> {
  return (yield* all(factsAfter, { desk, after })).map(factOf);
}

/** The window that the model starts from, oldest first. */
export function* readLatestFacts(desk: number): Script<FactAt[]> {
  return (yield* all(latestFacts, { desk })).map(factOf).toReversed();
}

function factOf({ deskSeq, kind, line, agent, numbers }: Row): FactAt {
  // Safe: the desk alone writes facts, from the very type they are read as.
  return { deskSeq, fact: { kind, line, agent, ...JSON.parse(numbers) } as WaitFact };
}
