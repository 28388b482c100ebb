import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { toldLookOf } from "./look-told.ts";

test("LK1, LK3: of the usual look nothing is told", () => {
  expect(toldLookOf(DEFAULT_LOOK, undefined)).toEqual({});
});

test("LK1: what a tag has attributes for is told as it would say it", () => {
  const look = { ...DEFAULT_LOOK, radius: 3, offset: { side: 20, bottom: 84 } };
  expect(toldLookOf(look, undefined)).toEqual({ look: { radius: "3", offset: "20 84" } });
  expect(toldLookOf({ ...DEFAULT_LOOK, zIndex: 0 }, undefined)).toEqual({ look: { z: "0" } });
});

test("LK3: the rest is told beside it, what is unlike the default alone", () => {
  const texts = { bg: { launcher: "Питайте ни" } };
  const look = { ...DEFAULT_LOOK, texts, scale: 110, shadow: false };
  expect(toldLookOf(look, undefined)).toEqual({ further: { texts, scale: 110, shadow: false } });
  const other = { ...DEFAULT_LOOK, font: "page", density: "compact" } as const;
  expect(toldLookOf(other, undefined)).toEqual({ further: { font: "page", density: "compact" } });
});

test("LK5: the logo is told by what names it, and that agents are shown", () => {
  const look = { ...DEFAULT_LOOK, faces: true };
  expect(toldLookOf(look, "abc")).toEqual({ further: { faces: true, logo: "abc" } });
});

test("LK6: the button's shape is told, and where it stands on phones as the tag says distances", () => {
  const phoneOffset = { side: 8, bottom: 90 };
  const look = { ...DEFAULT_LOOK, shape: "pill", phoneOffset } as const;
  const further = { shape: "pill", phoneOffset: "8 90" };
  expect(toldLookOf(look, undefined)).toEqual({ further });
});

test("LK6, LK7: the icon is told by its name, the colours of a theme in one", () => {
  const light = { surface: "#fff3dc", ink: "#3b2a14" };
  const look = { ...DEFAULT_LOOK, icon: "hand", light } as const;
  expect(toldLookOf(look, undefined)).toEqual({
    further: { icon: "hand", light: "#fff3dc #3b2a14" },
  });
});

test("LK1, LK3: a greeting alone has the part fetched that says it", () => {
  const look = { ...DEFAULT_LOOK, welcome: "Ask us about lamps" };
  expect(toldLookOf(look, undefined)).toEqual({ look: { welcome: look.welcome }, further: {} });
});
