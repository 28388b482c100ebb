import { describe, expect, test } from "vitest";
import type { TextLink } from "../protocol/index.ts";
import { calm } from "./calm.ts";
import { partsOf } from "./linked-text.ts";

/** The first link of a text of which `label` (all of it, if not said) was found to be one. */
const linkIn = (text: string, kind: TextLink["kind"] = "asWritten", label = text) =>
  partsOf(text, [spanOf(text, label, kind)]).find(({ href }) => href !== undefined);
const spanOf = (text: string, label: string, kind: TextLink["kind"] = "asWritten"): TextLink => ({
  start: text.indexOf(label),
  end: text.indexOf(label) + label.length,
  kind,
});
const wordsOf = (text: string, links: readonly TextLink[]) =>
  partsOf(text, links)
    .map((part) => part.text)
    .join("");

describe("R39: links", () => {
  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://a.example/1",
    "file:///etc/passwd",
    "not an address",
    "",
  ])("%j is words, not a link", (text) => {
    expect(linkIn(text)).toBeUndefined();
    expect(wordsOf(text, [spanOf(text, text)])).toBe(text);
  });

  test("what was written without a scheme gets the one its kind says", () => {
    expect(linkIn("www.example.com/a", "http")?.href).toBe("http://www.example.com/a");
    expect(linkIn("ana@example.com", "mailto")?.href).toBe("mailto:ana@example.com");
    expect(linkIn("+370 600 00000", "tel")?.href).toMatch(/^tel:/);
  });

  test("a message is cut where the server found links, and nothing of it is lost", () => {
    const text = "see https://shop.example/a and mail me@shop.example, thanks";
    const links = [
      spanOf(text, "https://shop.example/a"),
      spanOf(text, "me@shop.example", "mailto"),
    ];
    expect(wordsOf(text, links)).toBe(text);
    expect(partsOf(text, links).flatMap(({ href }) => href ?? [])).toEqual([
      "https://shop.example/a",
      "mailto:me@shop.example",
    ]);
  });

  test.each([
    ["https://Example.com/path", undefined],
    ["https://example.com.evil.example/", undefined],
    ["https://shop.example:8080/?a", undefined],
    ["https://аррӏе.com/", "xn--80ak6aa92e.com"],
    ["https://bank.example@evil.example/login", "evil.example"],
    ["http://evil.com.mybank.com@evil.com/login", "evil.com"],
    ["https:///evil.example/", "evil.example"],
  ])("%j leads to a host that is named when its words hide it", (text, host) => {
    expect(linkIn(text)).toMatchObject({ host });
  });

  test("a mail address and a number have no host to hide", () => {
    expect(linkIn("ana@example.com", "mailto")?.host).toBeUndefined();
    expect(linkIn("+37060000000", "tel")?.host).toBeUndefined();
  });
});

test("R38: spans that overlap, run backwards or past the end change nothing of the text", () => {
  const text = "abc https://x.example def";
  const spans = [
    { start: 4, end: 21, kind: "asWritten" },
    { start: 4, end: 17, kind: "asWritten" },
    { start: 9, end: 3, kind: "http" },
    { start: 22, end: 999, kind: "http" },
    { start: 999, end: 1002, kind: "http" },
  ] as const;
  expect(wordsOf(text, spans)).toBe(text);
});

test("R38: a letter carries at most eight marks; what people really write is left as it is", () => {
  const mark = "\u0301";
  expect(calm(`Z${mark.repeat(40)}algo`)).toBe(`Z${mark.repeat(8)}algo`);
  expect(wordsOf(`Z${mark.repeat(40)}algo`, [])).toBe(`Z${mark.repeat(8)}algo`);
  expect(calm("Tiếng Việt, ру́сский, हिन्दी, עִבְרִית")).toBe("Tiếng Việt, ру́сский, हिन्दी, עִבְרִית");
});
