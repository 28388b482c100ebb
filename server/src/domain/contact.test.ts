import { expect, test } from "vitest";
import { refusalOf } from "../desk/testing.ts";
import { readEmail, readPhone } from "./contact.ts";

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

test.each([
  ["(+359) 88-812.3456", "+359 88 812 3456"],
  ["+44 (0)20 7946 0123", "+44 20 7946 0123"],
  ["0044 (0) 20 7946 0123", "0044 20 7946 0123"],
  ["(+49)(0)30/123456", "+49 30 123456"],
  ["+39 (0)6 1234 5678", "+39 0 6 1234 5678"],
  ["(020) 7946 0123", "020 7946 0123"],
  ["+44 20 (0) 79460123", "+44 20 0 79460123"],
])(
  "PH1: %j is read as %j: a zero in brackets is dialled at home alone, but in Italy",
  (typed, phone) => {
    expect(readPhone(typed)).toBe(phone);
  },
);
