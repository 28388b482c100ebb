import { expect, test } from "vitest";
import { DARK } from "../style.ts";
import { lookStyle } from "./look-style.ts";

test("LK3: what is as usual has no rule", () => {
  expect(lookStyle({}, "Georgia, serif")).toBe("");
  const usual = { font: "system", scale: 100, density: "roomy", shadow: true } as const;
  expect(lookStyle(usual, "Georgia, serif")).toBe("");
});

test.for([
  [{ font: "page" }, ":host([data-theme])>*{--font:Georgia, serif}"],
  [{ scale: 110 }, " .panel>*{zoom:1.1}"],
  [{ scale: 90 }, ".panel{width:345.6px}"],
  [{ density: "compact" }, " .bubble{padding:6px 11px}"],
  [{ shadow: false }, " .panel{box-shadow:none}"],
] as const)("LK3: of %o stands %s", ([further, rule]) => {
  expect(lookStyle(further, "Georgia, serif")).toContain(rule);
});

test("LK7: colours of the owner's reach every property that a palette of ours has, in their theme alone", () => {
  const namesIn = (css: string) =>
    [...css.matchAll(/(?<=^|[{;])(--\w+|color-scheme)(?=:)/g)].map(([name]) => name);
  const [asked = "", preferred = "", ...rest] = lookStyle({ dark: "#2b1d3a #f5eaff" }, "").split(
    "\n",
  );
  expect(rest).toEqual([""]);
  expect(namesIn(asked)).toEqual(namesIn(DARK));
  expect(asked).toMatch(/^:host\(\[data-theme\]\[data-theme=dark\]\)>\*\{--surface:#2b1d3a;/);
  expect(preferred).toMatch(
    /^@media \(prefers-color-scheme:dark\)\{:host\(\[data-theme\]:not\(\[data-theme=light\]\)\)>\*\{/,
  );
  expect(namesIn(preferred)).toEqual(namesIn(DARK));
});

test("LK3: every rule goes before the panel's own, whichever sheet comes first", () => {
  const all = { font: "page", scale: 125, density: "compact", shadow: false } as const;
  for (const rule of lookStyle(all, "Georgia, serif").split("\n"))
    expect(rule).toMatch(/^:host\(\[data-theme\]\)[> ]/);
});
