import { SHORTCODES, type TextMark } from "@presently/shared/protocol";

/** What marks words within a line. Longer runs, and two underscores as in `__init__`, are the writer's own. */
const KINDS = { "**": "strong", "*": "em", _: "em", "`": "code" } as const;
type Sign = keyof typeof KINDS;

const SIGNS = /\*+|_+|`+|:[a-z0-9_+-]{1,30}:/g;
/** What may stand before a sign that opens, and after one that closes: never a letter, a digit or a slash (MD2). */
const BEFORE = /[\s([{"'«„“‘—–]/;
const AFTER = /[\s)\]}"'»“”’.,;:!?…—–]/;
/** What marked words begin and end with. */
const FIRST = /[\p{L}\p{N}\p{Extended_Pictographic}"'«„“‘(]/u;
const LAST = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\ufe0f"'»“”’).!?…%:]/u;

interface Opened {
  readonly start: number;
  readonly sign: Sign;
}

/** The marks within a line whose words begin at `from` in the whole text, sorted by where they begin (MD2, MD3, MD5). */
export function inlineMarks(
  words: string,
  from: number,
  isLinked: (at: number) => boolean,
): TextMark[] {
  const marks: TextMark[] = [];
  /** Signs that are open, the innermost last: at most one of each. */
  let open: Opened[] = [];
  // Within code nothing else is a sign.
  let codeEnd = 0;
  for (const { 0: sign, index: start } of words.matchAll(SIGNS)) {
    if (start < codeEnd || isLinked(from + start)) continue;
    const end = start + sign.length;
    if (sign.startsWith(":")) {
      const name = sign.slice(1, -1);
      const isApart = !/[\p{L}\p{N}:]/u.test(around(words, start, end));
      if (isShortcode(name) && isApart)
        marks.push({
          start: from + start,
          end: from + end,
          kind: "emoji",
          shown: SHORTCODES[name],
        });
      continue;
    }
    if (!isSign(sign)) continue;
    if (sign === "`") {
      const close = codeClosing(words, start);
      if (close === undefined || isLinked(from + close)) continue;
      codeEnd = close + 1;
      marks.push(markOf(sign, from + start, from + codeEnd));
      continue;
    }
    const opened = open.findLast((one) => one.sign === sign);
    if (opened !== undefined && mayClose(words, start, end)) {
      marks.push(markOf(sign, from + opened.start, from + end));
      // What was opened within it and is not closed by now would cut it.
      open = open.slice(0, open.indexOf(opened));
    } else if (mayOpen(words, start, end)) {
      open = [...open.filter((one) => one.sign !== sign), { start, sign }];
    }
  }
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function isSign(found: string): found is Sign {
  return Object.hasOwn(KINDS, found);
}

function isShortcode(name: string): name is keyof typeof SHORTCODES {
  return Object.hasOwn(SHORTCODES, name);
}

function markOf(sign: Sign, start: number, end: number): TextMark {
  return { start, end, kind: KINDS[sign], opening: sign.length, closing: sign.length };
}

const at = (words: string, index: number) => String.fromCodePoint(words.codePointAt(index) ?? 32);
const around = (words: string, start: number, end: number) =>
  (words[start - 1] ?? " ") + at(words, end);

function mayOpen(words: string, start: number, end: number): boolean {
  const before = words[start - 1] ?? " ";
  const first = at(words, end);
  const isOutside = BEFORE.test(before) || isOtherSign(before, words[start]);
  return isOutside && (FIRST.test(first) || isOtherSign(first, words[start]));
}

function mayClose(words: string, start: number, end: number): boolean {
  const after = words[end] ?? " ";
  const isOutside = AFTER.test(after) || isOtherSign(after, words[start]);
  // Half of a pair stands for the whole: what lies above the basic plane is a letter or a picture.
  const last = words[start - 1] ?? " ";
  const isWord = LAST.test(last) || /[\udc00-\udfff]/.test(last);
  return isOutside && (isWord || isOtherSign(last, words[start]));
}

/** Marks of two kinds may stand side by side: `**_so_**`. */
function isOtherSign(found: string, sign: string | undefined): boolean {
  return /[*_`]/.test(found) && found !== sign;
}

/** Where the code that a backtick opens ends, if it does: at the next backtick, a lone one, with nothing blank beside the words (MD3). */
function codeClosing(words: string, start: number): number | undefined {
  const close = words.indexOf("`", start + 1);
  const before = words[start - 1] ?? " ";
  const after = words[close + 1] ?? " ";
  const inner = words.slice(start + 1, Math.max(close, start + 1));
  const isApart =
    (BEFORE.test(before) || /[*_]/.test(before)) && (AFTER.test(after) || /[*_]/.test(after));
  return isApart && inner !== "" && inner.trim() === inner ? close : undefined;
}
