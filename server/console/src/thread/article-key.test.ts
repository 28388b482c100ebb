import { expect, test } from "vitest";
import { asksForArticles } from "./article-key.ts";

const pressed = (key: string, code: string, held: Partial<KeyboardEvent> = { ctrlKey: true }) =>
  asksForArticles({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("M11: Ctrl or Cmd and the key of the slash look for articles, whatever it writes on a Cyrillic layout", () => {
  expect(pressed("/", "Slash")).toBe(true);
  expect(pressed("/", "Slash", { metaKey: true })).toBe(true);
  expect(pressed(".", "Slash")).toBe(true); // Russian
  expect(pressed("б", "Slash")).toBe(true); // Bulgarian
  expect(pressed("/", "Digit7", { ctrlKey: true, shiftKey: true })).toBe(true); // German
});

test("the browser keeps what makes the page smaller, and who writes a slash writes one", () => {
  expect(pressed("-", "Slash")).toBe(false); // German, Finnish
  expect(pressed("_", "Slash")).toBe(false);
  expect(pressed("/", "Slash", {})).toBe(false);
  expect(pressed("/", "Slash", { ctrlKey: true, altKey: true })).toBe(false); // AltGr
});
