import { expect, test } from "vitest";
import { firstUnknown, firstUnresolved, isAsWritten, withValues } from "./variables.ts";

test("CR3: a variable gives way to its value, else to its fallback, else it stays as it is written", () => {
  const text = "Hi {{visitor.first_name|there}}, {{ agent.name }} of {{site.name}}";
  expect(withValues(text, { "visitor.first_name": "Ana", "agent.name": "Jo" })).toBe(
    "Hi Ana, Jo of {{site.name}}",
  );
  expect(withValues(text, { "visitor.first_name": " " })).toBe(
    "Hi there, {{ agent.name }} of {{site.name}}",
  );
  expect(withValues("{{visitor.first_name|}}Hello", {})).toBe("Hello");
  // A value is text, and none of it is a variable or a pattern.
  expect(withValues("{{agent.name}}", { "agent.name": "$& {{site.name}}" })).toBe(
    "$& {{site.name}}",
  );
});

test("CR3: the first variable without a value is found, with its place", () => {
  const text = "Dear {{visitor.first_name}}, {{agent.name}}";
  const found = firstUnresolved(text);
  expect(found).toEqual({ start: 5, end: 27, name: "visitor.first_name" });
  expect(firstUnresolved("{ {x} } and {{\n}}")).toBeUndefined();
});

test("CR3: what is no variable of ours is said by its name", () => {
  expect(firstUnknown("{{agent.name}} {{site.name|us}}")).toBeUndefined();
  expect(firstUnknown("{{agent.name}} {{order|none}}")).toBe("order");
  expect(firstUnknown("{{a|b|c}}")).toBe("a");
});

test("CR5: as written is the text with one line in the place of each variable", () => {
  const canned = "Hello {{visitor.first_name|there}}, this is {{agent.name}}.";
  expect(isAsWritten(" Hello Ana, this is Jo. ", canned)).toBe(true);
  expect(isAsWritten("Hello Ana, this is Jo", canned)).toBe(false);
  expect(isAsWritten("Hello Ana, this is Jo. It comes tomorrow.", canned)).toBe(false);
  expect(isAsWritten("Hello Ana, this is J. R. Smith.", canned)).toBe(true);
  expect(isAsWritten("Hello Ana,\nand so on, this is Jo.", canned)).toBe(false);
  expect(isAsWritten(`Hello ${"a".repeat(81)}, this is Jo.`, canned)).toBe(false);
  expect(isAsWritten("Plain", "Plain")).toBe(true);
  expect(isAsWritten("Plainer", "Plain")).toBe(false);
  expect(isAsWritten("ab", "{{agent.name}}{{site.name}}")).toBe(true);
});
