import { USUAL_COLORS } from "@presently/shared/look/palette";
import { describe, expect, test } from "vitest";
import { launcherStyle } from "../loader/launcher.ts";
import { afterStyle } from "./after/after-style.ts";
import { consentStyle } from "./api/consent-style.ts";
import { DARK, LIGHT, panelStyle } from "./style.ts";
import { talkStyle } from "./talk/talk-style.ts";

/**
 * WCAG 2.2 contrast (1.4.3, 1.4.11), computed from the palettes: axe cannot tell what lies behind text in the top layer and reports
 * nothing there. A site's own colours are computed by the browser: test/long/accent.test.ts.
 */
type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb {
  const whole = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const at = (start: number) => Number.parseInt(whole.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
function paletteOf(css: string): (name: string) => Rgb {
  const colours = new Map(
    [...css.matchAll(/--(\w+):(#[0-9a-f]+)/g)].map(([, name, hex]) => [name, hex]),
  );
  return (name) => rgbOf(colours.get(name) ?? "missing");
}
const ACCENT = rgbOf("#115e59");
const WHITE = rgbOf("#fff");

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("the %s palette", (theme, css) => {
  const colour = paletteOf(css);
  test("LK7: an owner begins with the two colours that it has", () => {
    const { surface, ink } = USUAL_COLORS[theme];
    expect([rgbOf(surface), rgbOf(ink)]).toEqual([colour("surface"), colour("ink")]);
  });
  test.each(["ink", "soft", "fault"])("AC10: %s reads on both surfaces", (name) => {
    expect(contrast(colour(name), colour("surface"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(name), colour("sunken"))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(["control", "good", "wait"])("AC10: %s can be told from the surface", (name) => {
    expect(contrast(colour(name), colour("surface"))).toBeGreaterThanOrEqual(3);
  });
});

test("AC10: white reads on our own accent", () => {
  expect(contrast(WHITE, ACCENT)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ["button", launcherStyle("right", undefined, ["20", "20"])],
  ["panel", panelStyle(["#115e59", "#fff"], { x: 20, y: 20, radius: 16 })],
  ["conversation", talkStyle],
  ["end", afterStyle],
  ["question", consentStyle],
])("AC11: of the %s nothing moves for who asks for less motion", (_, css) => {
  const forOthers = /@media \(prefers-reduced-motion:no-preference\)\{([^{}]*\{[^{}]*\}\s*)*\}/g;
  expect(css.replace(forOthers, "")).not.toMatch(
    /[;{](animation|transition|scroll-behavior)[\w-]*:/,
  );
});
