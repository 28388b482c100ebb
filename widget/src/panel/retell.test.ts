import { expect, test, vi } from "vitest";
import { copyOf, retell } from "./retell.ts";

/** A box of the chat, and what is heard inside it. */
function inside() {
  const box = new EventTarget();
  const heard: Event[] = [];
  box.addEventListener("keydown", (event) => heard.push(event));
  return { box, heard };
}

const keyOf = (fields: object) =>
  Object.assign(new Event("keydown", { bubbles: true, cancelable: true, composed: true }), fields);

test("a key pressed in the chat is heard inside, with its fields, and goes no further", () => {
  const { box, heard } = inside();
  retell(keyOf({ key: "Enter", ctrlKey: true }), [box]);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ key: "Enter", ctrlKey: true, composed: false });
});

test("what is prevented inside is prevented on the original, and only then", () => {
  const { box } = inside();
  const enter = keyOf({});
  retell(enter, [box]);
  expect(enter.defaultPrevented).toBe(false);
  box.addEventListener("keydown", (event) => event.preventDefault());
  const again = keyOf({});
  retell(again, [box]);
  expect(again.defaultPrevented).toBe(true);
});

test("an Event that a library put into the place of the browser's is not needed", () => {
  const { box, heard } = inside();
  const key = keyOf({ key: "a" });
  const theirs = vi.fn(function Event() {});
  vi.stubGlobal("Event", theirs);
  try {
    retell(key, [box]);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(heard).toHaveLength(1);
  expect(theirs).not.toHaveBeenCalled();
});

test("composition is passed on: an Enter that ends it must not send", () => {
  const key = keyOf({ key: "Enter", isComposing: true, keyCode: 229 });
  expect(copyOf(key)).toMatchObject({ key: "Enter", isComposing: true, keyCode: 229 });
});
