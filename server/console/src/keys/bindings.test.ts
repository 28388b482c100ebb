import { memoryStorage } from "@presently/shared/client";
import { expect, test } from "vitest";
import { actionIds } from "./action-table.ts";
import { createKeyChoice, defaultKeys, isHeldWithMod, keysOf, whyRefused } from "./bindings.ts";

test("KY4: as declared, no action stands in another's way", () => {
  const clashes = actionIds.flatMap((id) => {
    const keys = keysOf(id, defaultKeys);
    const refused = keys === undefined ? undefined : whyRefused(id, keys, defaultKeys);
    return refused?.why === "taken" ? [[id, refused.by]] : [];
  });
  expect(clashes).toEqual([]);
});

test("KY4: keys that another action has, that begin another's or that another's begin are refused, and by whom", () => {
  const refused = (keys: string) => whyRefused("chat.close", keys, defaultKeys);
  expect(refused("t")).toEqual({ why: "taken", by: "chat.transfer" });
  expect(refused("g")).toEqual({ why: "taken", by: "lane.waiting" });
  expect(refused("t x")).toEqual({ why: "taken", by: "chat.transfer" });
  expect(refused("7")).toEqual({ why: "taken", by: "chat.jump" });
  expect(refused("Enter")).toEqual({ why: "browser" });
  expect(refused("Mod+w")).toEqual({ why: "browser" });
  expect(refused("e")).toBeUndefined();
  expect(refused("y")).toBeUndefined();
  const without = { ...defaultKeys, own: { "chat.transfer": "" } };
  expect(whyRefused("chat.close", "t", without)).toBeUndefined();
});

test("KY3: single keys can be switched off, and those held with Mod stay", () => {
  const off = { ...defaultKeys, hasSingleKeys: false };
  const left = actionIds.flatMap((id) => keysOf(id, off) ?? []);
  expect(left.filter((keys) => !isHeldWithMod(keys))).toEqual(["Escape"]);
  expect(left).toContain("Mod+k");
});

test("KY3: what an agent chose is kept in the browser, for that agent alone; damaged, it is as declared", () => {
  const storage = memoryStorage();
  const choice = createKeyChoice(storage, "agt_a");
  choice.choose({ ...defaultKeys, enterSends: false, own: { "chat.close": "y" } });
  const kept = createKeyChoice(storage, "agt_a").chosen.value;
  expect(keysOf("chat.close", kept)).toBe("y");
  expect(kept.enterSends).toBe(false);
  expect(createKeyChoice(storage, "agt_b").chosen.value).toEqual(defaultKeys);
  storage.set("presently.keys.agt_a", "{broken");
  expect(createKeyChoice(storage, "agt_a").chosen.value).toEqual(defaultKeys);
});
