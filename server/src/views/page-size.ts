/**
 * Characters of typed text in one frame: three bytes each at most, so a page of the longest messages in any script stays below what may wait
 * for a client (R18).
 */
const MAX_PAGE_CHARS = 64_000;

/** The first of some rows, as many as fit in one frame; at least one. */
export function thatFit<Row extends { readonly text: string | null }>(rows: readonly Row[]): Row[] {
  let chars = 0;
  const past = rows.findIndex(({ text }, at) => {
    chars += text?.length ?? 0;
    return at > 0 && chars > MAX_PAGE_CHARS;
  });
  return rows.slice(0, past === -1 ? rows.length : past);
}
