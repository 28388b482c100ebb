import { expect, test } from "vitest";
import { partsOf } from "./message-text.ts";

const linkTo = (
  text: string,
  label: string,
  kind: "asWritten" | "http" | "mailto" | "tel" = "asWritten",
) => ({
  start: text.indexOf(label),
  end: text.indexOf(label) + label.length,
  kind,
});

test("R39: a message is cut where the server found links, and nothing of it is lost", () => {
  const text = "see https://shop.example/a and mail me@shop.example, thanks";
  const parts = partsOf(text, [
    linkTo(text, "https://shop.example/a"),
    linkTo(text, "me@shop.example", "mailto"),
  ]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(parts.filter((part) => part.kind === "link").map((part) => part.href)).toEqual([
    "https://shop.example/a",
    "mailto:me@shop.example",
  ]);
});

test("R39: a scheme that is not one of the four stays text, whatever the span says", () => {
  for (const text of [
    "javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
  ])
    expect(partsOf(text, [{ start: 0, end: text.length, kind: "asWritten" }])).toEqual([
      { kind: "text", text },
    ]);
});

test("R39: where the words of a link show another host than it goes to, the real one is named", () => {
  const cyrillic = "https://аpple.example";
  expect(partsOf(cyrillic, [{ start: 0, end: cyrillic.length, kind: "asWritten" }])).toMatchObject([
    { kind: "link", realHost: "xn--pple-43d.example" },
  ]);
  const disguised = "https://bank.example@evil.example/";
  expect(
    partsOf(disguised, [{ start: 0, end: disguised.length, kind: "asWritten" }]),
  ).toMatchObject([{ realHost: "evil.example" }]);
  expect(partsOf("shop.example", [{ start: 0, end: 12, kind: "http" }])).toMatchObject([
    { href: "http://shop.example/", realHost: null },
  ]);
});

test("R38: spans that overlap, run backwards or past the end change nothing of the text", () => {
  const text = "abc https://x.example def";
  const spans = [
    { start: 4, end: 21, kind: "asWritten" },
    { start: 4, end: 17, kind: "asWritten" },
    { start: 9, end: 3, kind: "http" },
    { start: 5, end: 999, kind: "http" },
  ] as const;
  expect(
    partsOf(text, spans)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("R38: a tower of combining marks is cut to eight", () => {
  expect(partsOf(`a${"\u0301".repeat(50)}b`, [])).toEqual([
    { kind: "text", text: `a${"\u0301".repeat(8)}b` },
  ]);
});
