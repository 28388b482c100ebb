import { expect, test } from "vitest";
import { type PressedKey, strokeOf } from "./stroke.ts";

const pressed = (key: string, code: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  ["Latin", "j", "KeyJ", "j"],
  ["Russian", "о", "KeyJ", "j"],
  ["Bulgarian (BDS)", "т", "KeyJ", "j"],
  ["Bulgarian phonetic", "й", "KeyJ", "j"],
  ["Dvorak, which writes J elsewhere", "j", "KeyC", "j"],
  ["Dvorak, the key of J", "h", "KeyJ", "h"],
  ["French, without Shift", "é", "Digit2", "2"],
  ["with Caps Lock", "J", "KeyJ", "j"],
])("KY1: %s: %s on %s is %s", (_layout, key, code, stroke) => {
  expect(strokeOf(pressed(key, code), false)).toBe(stroke);
});

test.each([
  ["English", "?", "Slash", "?"],
  ["German", "?", "Minus", "?"],
  ["Russian, as printed", "?", "Digit7", "?"],
  ["Russian, where English has it", ",", "Slash", "?"],
  ["Russian", "№", "Digit3", "#"],
  ["English", "#", "Digit3", "#"],
])("KY1: %s: with Shift, %s on %s is %s", (_layout, key, code, stroke) => {
  expect(strokeOf(pressed(key, code, { shiftKey: true }), false)).toBe(stroke);
});

test("KY1: Mod is Ctrl, and Cmd on a Mac; the other one and Alt are the system's", () => {
  const ctrl = pressed("л", "KeyK", { ctrlKey: true });
  expect(strokeOf(ctrl, false)).toBe("Mod+k");
  expect(strokeOf(ctrl, true)).toBeUndefined();
  expect(strokeOf(pressed("k", "KeyK", { metaKey: true }), true)).toBe("Mod+k");
  expect(strokeOf(pressed("j", "KeyJ", { altKey: true }), false)).toBeUndefined();
  const all = { ctrlKey: true, shiftKey: true };
  expect(strokeOf(pressed("Enter", "Enter", all), false)).toBe("Mod+Shift+Enter");
  expect(strokeOf(pressed("E", "KeyE", { shiftKey: true }), false)).toBe("Shift+e");
  expect(strokeOf(pressed("E", "KeyE"), false)).toBe("e"); // Caps Lock
  expect(strokeOf(pressed("Shift", "ShiftLeft", { shiftKey: true }), false)).toBeUndefined();
});
