/**
 * Whether a key asks for the search of articles: Ctrl or Cmd and "/", by the key as well as by what it writes, since on a Cyrillic layout that key
 * writes a full stop or a letter. Where it writes "-" (German, Finnish) Ctrl and that key are the browser's, to make the page smaller.
 */
export function asksForArticles(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">,
): boolean {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return false;
  return event.key === "/" || (event.code === "Slash" && !/[-_]/.test(event.key));
}
