/** A text with a value put in at `caret`, apart from the words around it, and where the caret stands then. */
export function withInserted(
  text: string,
  caret: number,
  value: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const begun = `${before}${before === "" || /\s$/.test(before) ? "" : " "}${value}`;
  const isApart = after === "" || /^[\s.,;:!?)]/.test(after);
  return { text: `${begun}${isApart ? "" : " "}${after}`, caret: begun.length };
}
