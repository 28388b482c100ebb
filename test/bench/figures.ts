/** What was measured beside its bar; a figure without a bar is only told. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  readonly bar?: string;
  readonly isMet?: boolean;
}

/** Prints what was measured and ends the process: with 1 when a bar was missed. */
export function report(circumstances: readonly string[], figures: readonly Figure[]): never {
  const rows = figures.map(({ name, measured, bar = "", isMet }) => {
    const outcome = isMet === undefined ? "" : isMet ? "met" : "MISSED";
    return `| ${name} | ${measured} | ${bar} | ${outcome} |`;
  });
  const table = ["| figure | measured | bar | |", "|---|---|---|---|", ...rows];
  process.stdout.write(`${[...circumstances, "", ...table].join("\n")}\n`);
  process.exit(figures.some(({ isMet }) => isMet === false) ? 1 : 0);
}
