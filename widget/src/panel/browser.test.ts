import { expect, test } from "vitest";
import { languageOfVisitor } from "./browser.ts";

test("M18, ML5: a visitor's language is that of the words they read, and the browser's where it asks for none of ours or for English", () => {
  expect(languageOfVisitor("ru", "en-US")).toBe("ru");
  expect(languageOfVisitor("lt", "lt-LT")).toBe("lt");
  expect(languageOfVisitor("en", "de-AT")).toBe("de-AT");
  expect(languageOfVisitor("en", "en-GB")).toBe("en-GB");
  // The tag or the page asked for English.
  expect(languageOfVisitor("en", "ru-RU")).toBe("en");
});
