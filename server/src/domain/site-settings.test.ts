import { expect, test } from "vitest";
import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { readSiteLook, readSiteSettings, withSiteSettings } from "./site-settings.ts";

test("S5: what was never set, or is not of its kind, counts as the default", () => {
  const defaults = {
    waitLimitMs: 600_000,
    replyWithinHours: 24,
    callsByPhone: false,
    identityMode: "off",
    takesFiles: true,
    pauseAfterMs: 7_200_000,
    keepDays: 0,
    register: "usual",
    offersArticles: true,
    articleCheckDays: 180,
  };
  for (const stored of [
    "{}",
    "[]",
    "null",
    '{"waitLimitMs":"soon","replyWithinHours":null,"callsByPhone":1,"takesFiles":"no"}',
  ])
    expect(readSiteSettings(stored)).toEqual(defaults);
});

test("S5: a change leaves the other settings as they were, those of a newer version too", () => {
  const stored = withSiteSettings('{"waitLimitMs":60000,"later":[1]}', { replyWithinHours: 2 });
  expect(JSON.parse(stored)).toEqual({ waitLimitMs: 60_000, later: [1], replyWithinHours: 2 });
  expect(readSiteSettings(stored)).toEqual({
    waitLimitMs: 60_000,
    replyWithinHours: 2,
    callsByPhone: false,
    identityMode: "off",
    takesFiles: true,
    pauseAfterMs: 7_200_000,
    keepDays: 0,
    register: "usual",
    offersArticles: true,
    articleCheckDays: 180,
  });
});

test("LK1: a look that was never set, or is not whole, is the default; other settings leave it alone", () => {
  const look = { ...DEFAULT_LOOK, color: "#7c2d12", radius: 0 };
  for (const stored of ["{}", "[]", '{"look":{"color":"red"}}', '{"look":7}'])
    expect(readSiteLook(stored)).toEqual(DEFAULT_LOOK);
  const stored = withSiteSettings(withSiteSettings("{}", { look }), { replyWithinHours: 2 });
  expect(readSiteLook(stored)).toEqual(look);
});

test("LK3: a look that was stored before there were words of the owner's is as it was, and says nothing of its own", () => {
  const { color, theme, position, radius, offset, welcome } = { ...DEFAULT_LOOK, radius: 3 };
  const older = { color, theme, position, radius, offset, welcome };
  expect(readSiteLook(JSON.stringify({ look: older }))).toEqual({ ...DEFAULT_LOOK, radius: 3 });
});
