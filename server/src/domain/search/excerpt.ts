import type { Found } from "./fold.ts";

/** As much of a text as two lines of the results' list show. */
export const EXCERPT_CHARS = 200;
/** So much stands before the first word that was found. */
const LEAD_CHARS = 60;

interface Excerpt {
  readonly text: string;
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/** The part of a text around the first word that was found, with where the words stand in it; what was left out is shown as "…". */
export function excerptOf(text: string, found: readonly Pick<Found, "from" | "to">[]): Excerpt {
  const first = found[0]?.from ?? 0;
  const from = text.length <= EXCERPT_CHARS ? 0 : beginOf(text, Math.max(0, first - LEAD_CHARS));
  const to = beginOf(text, Math.min(text.length, from + EXCERPT_CHARS));
  const before = from > 0 ? "…" : "";
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? "…" : ""}`,
    marks: found
      .filter((mark) => mark.from >= from && mark.to <= to)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}

/** The same place, or the one before it: never between the two halves of a character. */
function beginOf(text: string, at: number): number {
  const isLowHalf = /[\udc00-\udfff]/.test(text[at] ?? "");
  return isLowHalf ? at - 1 : at;
}
