import type { SearchMark } from "@presently/shared/protocol";

interface Part {
  readonly from: number;
  readonly part: string;
  readonly isMarked: boolean;
}

/** A text in its parts, marked and not, in their order; together they are the text. */
export function markedParts(text: string, marks: readonly SearchMark[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from > at) parts.push({ from: at, part: text.slice(at, from), isMarked: false });
    parts.push({ from, part: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ from: at, part: text.slice(at), isMarked: false });
  return parts;
}
