/** What is sought after a "/" that begins a word right before the caret, and where that "/" stands; null when none does. */
export function replyBegun(text: string, caret: number): { at: number; begun: string } | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("/");
  if (at === -1 || (at > 0 && !/\s/.test(before[at - 1] ?? ""))) return null;
  const begun = before.slice(at + 1);
  // A path or an address is none, and neither is a sentence that goes on.
  return begun.length > 40 || /[\n/]|\s\s|^\s/.test(begun) ? null : { at, begun };
}
