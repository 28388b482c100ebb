import { describe, expect, test } from "vitest";
import { bg } from "../i18n/bg/panel.ts";
import { en } from "../i18n/en/panel.ts";
import { ownWords } from "./own-words.ts";

const texts = {
  en: { welcome: "Ask us about lamps", launcher: "Ask the shop", offline: "Back at nine" },
  bg: { welcome: "", placeholder: "За лампите" },
};

describe("LK3: what is said in the owner's own words", () => {
  test("is what they gave for the language that is spoken; the rest stays as it is", () => {
    expect({ ...en, ...ownWords(texts, en, undefined) }).toEqual({
      ...en,
      welcome: "Ask us about lamps",
      launcher: "Ask the shop",
      availability: { ...en.availability, away: "Back at nine", offline: "Back at nine" },
    });
    expect({ ...bg, ...ownWords(texts, bg, undefined) }).toEqual({
      ...bg,
      placeholder: "За лампите",
    });
  });

  test("is nothing where they gave nothing", () => {
    expect({ ...en, ...ownWords(undefined, en, undefined) }).toEqual(en);
    expect({ ...en, ...ownWords({}, en, "") }).toEqual(en);
  });

  test("that somebody is there and that everybody is in a chat are two things", () => {
    const { availability } = ownWords({ en: { online: "Ask away" } }, en, undefined);
    expect(availability).toEqual({ ...en.availability, online: "Ask away" });
  });
});

test("LK6: a pill's name is what it says, so that who speaks to the browser can press it", () => {
  expect(ownWords(undefined, bg, undefined, "Чат").launcher).toBe("Чат");
  expect(ownWords(texts, en, undefined, "Chat with us").launcher).toBe("Ask the shop");
  expect(ownWords(undefined, bg, undefined, false).launcher).toBeUndefined();
});

test("LK1, LK3: the greeting for every language stands where the language has none of its own", () => {
  expect(ownWords(texts, en, "Hi").welcome).toBe("Ask us about lamps");
  expect(ownWords(texts, bg, "Hi").welcome).toBe("Hi");
});
