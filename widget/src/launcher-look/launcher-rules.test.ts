import { expect, test } from "vitest";
import { launcherRules } from "./launcher-rules.ts";

test("LK6: a usual button has no rule of its own", () => {
  expect(launcherRules({}, "Chat", "right")).toBe("");
});

test("LK6: a pill says its label, which cannot end the rule it stands in", () => {
  const rules = launcherRules({ shape: "pill" }, 'Ask "us"\\}\n*{display:none}', "right");
  expect(rules).toContain('content:"Ask \\22 us\\22 \\5c }\\a *{display:none}"');
  expect(rules).toContain(":host>button:not([hidden]){direction:ltr;display:flex");
});

test("LK6: on a phone it stands where that is set, at its own side", () => {
  const rules = launcherRules({ phoneOffset: "12 80" }, "Chat", "left");
  expect(rules).toContain(
    ":host>button{bottom:80px!important;left:12px!important;right:auto!important}",
  );
  for (const phoneOffset of ["", "12", "12px 80px", "1 2;}*{}"])
    expect(launcherRules({ phoneOffset }, "Chat", "left")).toBe("");
});

test("LK6: an icon stands in the bubble's place, of a bare button and of a pill", () => {
  const rule = ':host>button::before{border-radius:0;clip-path:path("M0 0h9z")}';
  expect(launcherRules({ path: "M0 0h9z" }, "Chat", "right")).toBe(rule);
  expect(launcherRules({ path: "M0 0h9z", shape: "pill" }, "Chat", "right")).toContain(rule);
  expect(launcherRules({ path: "" }, "Chat", "right")).toContain("clip-path:none");
});

test("LK6: a square has round corners, and one that a script takes back is a circle", () => {
  expect(launcherRules({ shape: "square" }, "Chat", "right")).toContain("border-radius:16px");
  expect(launcherRules({ shape: "round" }, "Chat", "right")).toContain("border-radius:50%");
});

test("LK6: a pill that a script takes back is round again", () => {
  expect(launcherRules({ shape: "round" }, "Chat", "right")).toContain("::after{content:none}");
});
