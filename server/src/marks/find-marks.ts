import { MAX_TEXT_MARKS, type TextLink, type TextMark } from "@presently/shared/protocol";
import { inlineMarks } from "./inline-marks.ts";

/** A line of a text: `end` is where its words end, before its line break. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** One of these is in every text that has a mark; most texts have none, and are not looked at closer. */
const MAY_HAVE_MARKS = /[*_`:]|^(?:[-•]|\d{1,2}[.)]) /m;

/**
 * What of a cleaned text is drawn bold, italic, as code, as a list or as an emoji (MD1 to MD6), sorted so that what holds another stands
 * before it. No mark cuts another, nor a link. Takes time linear in the text's length.
 */
export function findMarks(text: string, links: readonly TextLink[]): TextMark[] {
  if (!MAY_HAVE_MARKS.test(text)) return [];
  const marks: TextMark[] = [];
  const lines = linesOf(text);
  const isLinked = linkedPlaces(text, links);
  const closings = closingFences(lines);
  for (let at = 0; at < lines.length && marks.length <= MAX_TEXT_MARKS;) {
    const line = lines[at];
    if (line === undefined) break;
    const closing = lines[closings.get(at) ?? lines.length];
    if (closing !== undefined) {
      marks.push(blockOf(line, closing, text));
      at = (closings.get(at) ?? at) + 1;
      continue;
    }
    const items = listFrom(lines, at);
    if (items.length > 1) marks.push(...listOf(items, text, isLinked));
    else marks.push(...inlineMarks(line.words, line.start, isLinked));
    at += Math.max(items.length, 1);
  }
  return marks.length > MAX_TEXT_MARKS ? [] : marks;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((words) => {
    const line = { start, end: start + words.length, words };
    start = line.end + 1;
    return line;
  });
}

/** Whether a place of the text is within a link. */
function linkedPlaces(text: string, links: readonly TextLink[]): (at: number) => boolean {
  if (links.length === 0) return () => false;
  const places = new Uint8Array(text.length);
  for (const { start, end } of links) places.fill(1, start, end);
  return (at) => places[at] === 1;
}

/** The lines that open a block of code, each with the line that closes it (MD3). */
function closingFences(lines: readonly Line[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let opened: number | undefined;
  for (const [at, { words }] of lines.entries()) {
    if (opened === undefined) {
      if (/^```[a-z]{0,20}$/.test(words)) opened = at;
    } else if (words === "```") {
      // With nothing in between it is no block.
      if (at > opened + 1) pairs.set(opened, at);
      opened = undefined;
    }
  }
  return pairs;
}

/** The fences go with their line breaks, and with the one after: what is drawn as a block begins a line by itself. */
function blockOf(open: Line, close: Line, text: string): TextMark {
  const end = close.end < text.length ? close.end + 1 : close.end;
  return {
    start: open.start,
    end,
    kind: "pre",
    opening: open.words.length + 1,
    closing: end - close.start + 1,
  };
}

interface Item extends Line {
  readonly kind: "ul" | "ol";
  /** How many units are the item's sign, with the blank after it. */
  readonly sign: number;
}

/** The items of the list that begins at a line, if one does: the same sign on each, or numbers from 1 on without a gap (MD4). */
function listFrom(lines: readonly Line[], from: number): Item[] {
  const items: Item[] = [];
  let sign: string | undefined;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const match = /^(?:([-*•])|(\d{1,2})([.)])) (?=\S)/.exec(line?.words ?? "");
    if (line === undefined || match === null) break;
    const [whole, bullet, number, after] = match;
    if (number !== undefined && Number(number) !== items.length + 1) break;
    sign ??= bullet ?? after;
    if ((bullet ?? after) !== sign) break;
    items.push({ ...line, kind: bullet === undefined ? "ol" : "ul", sign: whole.length });
  }
  return items;
}

function listOf(
  items: readonly Item[],
  text: string,
  isLinked: (at: number) => boolean,
): TextMark[] {
  const marks = items.flatMap(({ start, end, words, sign }): TextMark[] => {
    const closing = end < text.length ? 1 : 0;
    return [
      { start, end: end + closing, kind: "li", opening: sign, closing },
      ...inlineMarks(words.slice(sign), start + sign, isLinked),
    ];
  });
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = Math.min(last.end + 1, text.length);
  return [{ start: first.start, end, kind: first.kind, opening: 0, closing: 0 }, ...marks];
}
