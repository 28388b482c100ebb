import { expect, test } from "vitest";
import { refusalOf } from "../desk/testing.ts";
import { readEmail } from "./contact.ts";

test("C7: an address is taken as it was typed, without the blanks around it", () => {
  expect(readEmail("  Vera.Petrova+chat@mail.example.org ")).toBe(
    "Vera.Petrova+chat@mail.example.org",
  );
  expect(readEmail("вера@пример.рф")).toBe("вера@пример.рф");
});

test.each([
  "",
  "vera",
  "vera@",
  "@example.org",
  "vera@example",
  "ve ra@example.org",
  "vera@exa mple.org",
  "vera@example.org\nBcc: all@example.org",
  "vera@-example.org",
  "vera@@example.org",
  "a\u202e@example.org",
  `${"a".repeat(250)}@example.org`,
  "vera@example..org",
  "<vera@example.org>",
])("C7: %j is no address", (typed) => {
  expect(refusalOf(() => readEmail(typed))).toBe("contact.invalid");
});
