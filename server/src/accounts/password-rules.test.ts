import { expect, test } from "vitest";
import { assertGoodPassword } from "./password-rules.ts";

const EMAIL = "jana.novak@shop.example";

test.each([
  "eleven char",
  "password1234",
  "Passw0rd2024!",
  "P@ssw0rd!!!!",
  "qwertyuiop123",
  "123456789012",
  "098765432109",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "abcdefghijkl",
  "letmeinletmein",
  "iloveyou2020!",
  "1qaz2wsx3edc",
  "administrator1",
  "CorrectHorseBatteryStaple",
  "парольпароль",
  "jana.novak@shop.example",
  "jana.novak2024",
  "x".repeat(129),
])("R28: %s is refused", (password) => {
  expect(() => assertGoodPassword(password, EMAIL)).toThrow("password.too-weak");
});

test.each([
  "correct horse battery staple",
  "a walrus in a teapot",
  "twelve chars",
  "vasara kestää vain hetken",
  "дъждът вали от сутринта",
  "🦭🫖🦭🫖🪵🦭🌊🦭🫖🐚🦀🐙",
  "kN7#wq2Lp9!x",
  "long and winding ".repeat(7),
])("R28: %s is taken: any Unicode, no rule about digits or capitals", (password) => {
  expect(() => assertGoodPassword(password, EMAIL)).not.toThrow();
});

test("R28: characters are counted as code points", () => {
  expect(() => assertGoodPassword("🦭🫖🪵🌊🐚🦀", EMAIL)).toThrow("password.too-weak");
});
