import { expect, test } from "vitest";
import { createActions } from "./actions.ts";
import { type ChosenKeys, defaultKeys } from "./bindings.ts";
import { createKeyListener } from "./listen.ts";

function keyboard(chosen: ChosenKeys = defaultKeys) {
  const done: string[] = [];
  const state = { isInField: false, isBehindDialog: false, canClose: true };
  const actions = createActions();
  actions.offer(() => ({
    "palette.open": () => done.push("palette"),
    "lane.mine": () => done.push("mine"),
    "chat.jump": (digit) => done.push(`chat ${digit}`),
    "chat.close": state.canClose ? () => done.push("close") : undefined,
    "list.next": () => done.push("next"),
    "list.back": () => done.push("back"),
  }));
  const listen = createKeyListener({
    actions,
    chosen: () => chosen,
    isMac: false,
    isTypedInto: () => state.isInField,
    isBehindDialog: () => state.isBehindDialog,
  });
  let atMs = 0;
  return {
    done,
    state,
    passMs: (ms: number) => (atMs += ms),
    press(key: string, event: Partial<KeyboardEvent> = {}) {
      const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
      const code = `Key${key.toUpperCase()}`;
      // A KeyboardEvent as far as the listener reads one; node has none.
      const pressed = { key, code, ...none, repeat: false, timeStamp: atMs, ...event };
      listen({ ...pressed, preventDefault: () => {} } as KeyboardEvent);
    },
  };
}

test("KY2: in a field, while an input method composes and behind a dialog a letter is a letter", () => {
  const { press, done, state } = keyboard();
  press("e", { isComposing: true });
  press("e", { keyCode: 229 });
  press("e", { defaultPrevented: true });
  state.isBehindDialog = true;
  press("e");
  press("k", { ctrlKey: true });
  state.isBehindDialog = false;
  state.isInField = true;
  press("e");
  expect(done).toEqual([]);
  press("k", { ctrlKey: true });
  press("Escape");
  state.isInField = false;
  press("e");
  expect(done).toEqual(["palette", "back", "close"]);
});

test("KY2: two keys one after the other are one shortcut, within a second and a half", () => {
  const { press, passMs, done } = keyboard();
  press("g");
  press("m");
  press("g");
  passMs(1600);
  press("m");
  press("g");
  press("e");
  expect(done).toEqual(["mine"]);
});

test("KY2: a key held down steps through the list and does nothing else twice; what can't be done now is not done", () => {
  const { press, done, state } = keyboard();
  press("j");
  press("j", { repeat: true });
  press("e");
  press("e", { repeat: true });
  press("3", { code: "Digit3" });
  state.canClose = false;
  press("e");
  expect(done).toEqual(["next", "next", "close", "chat 3"]);
});

test("KY3: changed keys do what they were changed to, and the old ones nothing", () => {
  const { press, done } = keyboard({ ...defaultKeys, own: { "chat.close": "y" } });
  press("e");
  press("y");
  expect(done).toEqual(["close"]);
  const off = keyboard({ ...defaultKeys, hasSingleKeys: false });
  off.press("e");
  off.press("k", { ctrlKey: true });
  expect(off.done).toEqual(["palette"]);
});
