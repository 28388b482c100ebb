/** What of a long list can be seen: how far it is scrolled, how high its box is and a row, all in px. */
export interface Sight {
  readonly topPx: number;
  readonly boxPx: number;
  readonly rowPx: number;
}

/** Rows drawn above and below what is seen, so that a quick scroll and the next press of Tab find them there. */
const ROWS_BEYOND = 6;

/** The rows to draw, the first of them included and the last not. */
export function rowsInView({ topPx, boxPx, rowPx }: Sight, count: number): [number, number] {
  const first = Math.floor(topPx / rowPx) - ROWS_BEYOND;
  const last = Math.ceil((topPx + boxPx) / rowPx) + ROWS_BEYOND;
  // A list that grew shorter may be scrolled beyond its end for a moment.
  const from = Math.min(Math.max(0, first), Math.max(0, count - 1));
  return [from, Math.max(from, Math.min(count, last))];
}
