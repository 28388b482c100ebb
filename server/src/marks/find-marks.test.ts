import { MAX_TEXT_MARKS, SHORTCODES, TextMark } from "@presently/shared/protocol";
import { markedPartsOf, type MarkedPart } from "@presently/shared/view/marked-text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLinks } from "../content.ts";
import { findMarks } from "./find-marks.ts";

const drawn = (text: string) => {
  const links = findLinks(text);
  return markedPartsOf(text, links, findMarks(text, links)).map(written).join("");
};
const written = (part: MarkedPart): string => {
  if ("tag" in part) return `<${part.tag}>${part.parts.map(written).join("")}</${part.tag}>`;
  return part.href === undefined ? part.text : `<a>${part.text}</a>`;
};

describe("MD2: bold and italic", () => {
  test.each([
    ["Please **do not** restart.", "Please <strong>do not</strong> restart."],
    ["Моля, *не* рестартирайте.", "Моля, <em>не</em> рестартирайте."],
    ["Tilaus on _jo_ matkalla.", "Tilaus on <em>jo</em> matkalla."],
    ["Prašome **palaukti**!", "Prašome <strong>palaukti</strong>!"],
    ["Het is („*écht*”) klaar.", "Het is („<em>écht</em>”) klaar."],
    ["Это «**очень важно**», да.", "Это «<strong>очень важно</strong>», да."],
    ["**bold _and italic_**", "<strong>bold <em>and italic</em></strong>"],
    ["**_both_** *a* *b*", "<strong><em>both</em></strong> <em>a</em> <em>b</em>"],
    ["**see https://a.example/x now**", "<strong>see <a>https://a.example/x</a> now</strong>"],
    ["**a *b** c*", "<strong>a *b</strong> c*"],
    ["**👍 gut 👍**", "<strong>👍 gut 👍</strong>"],
  ])("MD2: %j", (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });
});

describe("MD2: a stray sign is the writer's own", () => {
  test.each([
    "2*3*4 = 24, 2 * 3 * 4, 5*x*y",
    "snake_case_name and __init__ and _private, _other",
    "/home/_build_/x and C:\\a_b\\c_d_e, *.ts,*.js and **/*.md",
    "цена* и срок* по договору",
    "f*** that, *** важно ***, ****",
    "hinta* sisältää alv:n* (24 %)",
    "*begun and never ended",
    "*over\nlines*",
    "* * * and _ _ and ** **",
    "https://a.example/*x*/_y_ and mail _me_too@example.com",
    "it`s and don`t, l`ami d`ici",
    "kaina 5*, kiekis *10",
    "args: *args, **kwargs",
    "word*word* and слово_слово_ and a/_b_",
    "*word*word, _слово_слово, **3**4",
  ])("MD2: %j is as written", (text) => {
    expect(drawn(text).replaceAll(/<\/?a>/g, "")).toBe(text);
  });
});

test("MD2: of two that cross, the one that was begun within the other is none", () => {
  expect(findMarks("**a *b** c*", [])).toHaveLength(1);
});

test("MD3: code keeps every sign within it, in a line and in a block", () => {
  expect(drawn("run `npm *i* _x_ :smile:` now")).toBe("run <code>npm *i* _x_ :smile:</code> now");
  expect(drawn("so:\n```sh\n# *a*\n- b\n```\nend")).toBe("so:\n<pre># *a*\n- b</pre>end");
  expect(drawn("```\nnever closed *yes*")).toBe("```\nnever closed <em>yes</em>");
  expect(findMarks("```\n```", [])).toEqual([]);
});

test("MD4: two lines or more with the same sign, or numbered from 1, are a list", () => {
  expect(drawn("Need:\n- **name**\n- number\nThanks")).toBe(
    "Need:\n<ul><li><strong>name</strong></li><li>number</li></ul>Thanks",
  );
  expect(drawn("1. open\n2. press")).toBe("<ol><li>open</li><li>press</li></ol>");
});

test.each([
  "- Да!",
  "1. toukokuuta",
  "2. b\n3. c",
  "- a\n* b",
  "1. a\n2) b",
  "-a\n-b",
  "2026\n2027",
])("MD4: %j is no list", (text) => {
  expect(drawn(text)).toBe(text);
});

test("MD5: a shortcode that is known and stands apart is drawn as its emoji", () => {
  expect(drawn("Thanks :+1: (:tada:) *:wave:*")).toBe("Thanks 👍 (🎉) *👋*");
  const text = "10:30:45 a:smile:b :unknown_one: ::x:: https://a.example/:key:";
  expect(drawn(text).replaceAll(/<\/?a>/g, "")).toBe(text);
  for (const [name, shown] of Object.entries(SHORTCODES)) expect(drawn(`:${name}:`)).toBe(shown);
});

test("MD6: a message with more marks than are drawn is as written, whole", () => {
  const text = "*a* ".repeat(MAX_TEXT_MARKS + 1).trim();
  expect(drawn(text)).toBe(text);
});

test.each(["*", "*a ", "**a*b_c`d", "`", "- a\n", "_*", "```\n", ":smile", ":+1: ", "1. a\n"])(
  "MD6: 100,000 units of %j take no longer than a moment",
  (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    const begun = performance.now();
    expect(findMarks(text, []).length).toBeLessThanOrEqual(MAX_TEXT_MARKS);
    // Twice as long as a slow machine needs many times over; what grows by the square takes minutes.
    expect(performance.now() - begun).toBeLessThan(2000);
  },
);

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."*_`:-\n \n•1.2.)(«»".split(""),
        "**",
        "```",
        "- ",
        "1. ",
        ":smile:",
        "слово",
        "ää",
        "😀",
      ),
      fc.constantFrom("https://a.example/_x_", "`code`", "*it*", "**bo**", "\n- x\n- y\n"),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("MD1: what is drawn is the text without its signs; marks are whole, sorted, and cut neither another nor a link", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const links = findLinks(text);
      const marks = findMarks(text, links);
      const kept = Array.from({ length: text.length }, () => true);
      const shownAt = new Map<number, string>();
      for (const [index, mark] of marks.entries()) {
        expect(TextMark.safeParse(mark).success).toBe(true);
        const { start, end } = mark;
        const opened = start + (mark.kind === "emoji" ? end - start : mark.opening);
        const closed = mark.kind === "emoji" ? end : end - mark.closing;
        expect(opened).toBeLessThanOrEqual(closed);
        expect(end).toBeLessThanOrEqual(text.length);
        kept.fill(false, start, opened).fill(false, closed, end);
        if (mark.kind === "emoji") shownAt.set(start, mark.shown);
        for (const other of [...marks.slice(index + 1), ...links]) {
          const isApart = other.start >= end || other.end <= start;
          const isIn = other.start >= opened && other.end <= closed;
          expect(isApart || isIn || (other.start <= start && other.end >= end)).toBe(true);
        }
        for (const link of links) expect(link.start < start && link.end > start).toBe(false);
      }
      const expected = [...kept.keys()]
        .map((at) => shownAt.get(at) ?? (kept[at] === true ? text[at] : ""))
        .join("");
      const words = (part: MarkedPart): string =>
        "tag" in part ? part.parts.map(words).join("") : part.text;
      expect(markedPartsOf(text, [], marks).map(words).join("")).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});
