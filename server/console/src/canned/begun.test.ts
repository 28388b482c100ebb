import { expect, test } from "vitest";
import { replyBegun } from "./begun.ts";

test("CR4: a / that begins a word opens the replies, on any layout", () => {
  expect(replyBegun("/", 1)).toEqual({ at: 0, begun: "" });
  expect(replyBegun("Hello /del", 10)).toEqual({ at: 6, begun: "del" });
  expect(replyBegun("Здравейте\n/дост", 15)).toEqual({ at: 10, begun: "дост" });
  expect(replyBegun("/two words", 10)).toEqual({ at: 0, begun: "two words" });
  expect(replyBegun("/before and after", 7)).toEqual({ at: 0, begun: "before" });
});

test("CR4: within a word, a path, an address or beside a space it is a sign like any", () => {
  for (const text of [
    "and/or",
    "https://shop.example",
    "/usr/bin",
    "1 / 2",
    "either /\nor",
    "/a  b",
  ])
    expect(replyBegun(text, text.length)).toBeNull();
});
