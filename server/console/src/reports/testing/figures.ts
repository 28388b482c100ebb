import { countNames, type Counts, type Figures, spreadNames } from "@presently/shared/protocol";

/** Figures with these counts, nothing else having happened. */
export function figuresWith(counts: Partial<Counts> = {}): Figures {
  return {
    counts: { ...(Object.fromEntries(countNames.map((name) => [name, 0])) as Counts), ...counts }, // every name is in it
    spreads: Object.fromEntries(spreadNames.map((name) => [name, null])) as Figures["spreads"], // as above
    work: null,
  };
}
