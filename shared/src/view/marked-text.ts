import type { TextLink } from "../protocol/links.ts";
import type { TextMark } from "../protocol/marks.ts";
import { partsOf, type TextPart } from "./linked-text.ts";

/** The elements that marks are drawn as; nothing else ever is, whatever a message says (R37). */
const TAGS = ["strong", "em", "code", "pre", "ul", "ol", "li"] as const;

/** Words, a link, or an element with such parts in it. */
export type MarkedPart =
  | TextPart
  | { readonly tag: (typeof TAGS)[number]; readonly parts: readonly MarkedPart[] };

/** A mark of which nothing is sure. */
type Untold = {
  readonly [Name in "start" | "end" | "opening" | "closing"]?: number;
} & { readonly kind?: string; readonly shown?: string };

/**
 * A message cut where the server found formatting (MD1), and between that as `partsOf` cuts it. A mark that is none, lies outside the one
 * before, or has a kind that this version does not know, is passed over: its words stand there as they were written.
 */
export function markedPartsOf(
  text: string,
  links: readonly TextLink[],
  marks: readonly TextMark[] | undefined,
): MarkedPart[] {
  // Nobody has looked at what came: whatever is missing or is no number compares as false.
  const left: readonly Untold[] = Array.isArray(marks) ? marks : [];
  let next = 0;
  const within = (from: number, to: number): MarkedPart[] => {
    const parts: MarkedPart[] = [];
    let at = from;
    for (let mark = left[next]; Number(mark?.start) < to; mark = left[next]) {
      next += 1;
      const { kind, shown, start = NaN, end = NaN, opening = 0, closing = 0 } = mark ?? {};
      const opened = start + opening;
      const closed = end - closing;
      const tag = TAGS.find((known) => known === kind);
      const isWhole = start >= at && opened >= start && closed >= opened && end >= closed;
      if (!isWhole || end > to || !(tag || shown)) continue;
      parts.push(
        ...partsOf(text, links, at, start),
        tag ? { tag, parts: within(opened, closed) } : { text: `${shown}` },
      );
      at = end;
    }
    return [...parts, ...partsOf(text, links, at, to)];
  };
  return within(0, text.length);
}
