import { expect, test, vi } from "vitest";
import { copyOf, shield } from "./shield.ts";

/** An event on its way through the page: composed, with the path that the test says. */
function passing(type: string, path: readonly EventTarget[], fields: object = {}): Event {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, "composedPath", { value: () => path });
  return Object.assign(event, fields);
}

function shielded() {
  const page = new EventTarget(); // stands for window
  const host = new EventTarget();
  const box = new EventTarget();
  const ended = new AbortController();
  const heardByPage: Event[] = [];
  const heardInside: Event[] = [];
  shield(page, host, ended.signal);
  for (const type of ["keydown", "focusin"]) {
    page.addEventListener(type, (event) => heardByPage.push(event));
    box.addEventListener(type, (event) => heardInside.push(event));
  }
  return { page, host, box, ended, heardByPage, heardInside };
}

test("a key pressed in the chat is heard inside, with its fields, and not by the page", () => {
  const { page, host, box, heardByPage, heardInside } = shielded();
  page.dispatchEvent(passing("keydown", [box, host, page], { key: "Enter", ctrlKey: true }));
  expect(heardByPage).toEqual([]);
  expect(heardInside).toHaveLength(1);
  expect(heardInside[0]).toMatchObject({ key: "Enter", ctrlKey: true, composed: false });
});

test("a key pressed elsewhere on the page is the page's", () => {
  const { page, heardByPage, heardInside } = shielded();
  page.dispatchEvent(passing("keydown", [new EventTarget(), page]));
  expect(heardByPage).toHaveLength(1);
  expect(heardInside).toEqual([]);
});

test("what is prevented inside is prevented on the original, and only then", () => {
  const { page, host, box } = shielded();
  const enter = passing("keydown", [box, host, page]);
  page.dispatchEvent(enter);
  expect(enter.defaultPrevented).toBe(false);
  box.addEventListener("keydown", (event) => event.preventDefault());
  const again = passing("keydown", [box, host, page]);
  page.dispatchEvent(again);
  expect(again.defaultPrevented).toBe(true);
});

test("a focus trap does not hear that the focus went into the chat", () => {
  const { page, host, box, heardByPage } = shielded();
  page.dispatchEvent(passing("focusin", [box, host, page]));
  expect(heardByPage).toEqual([]);
});

test("a pointer in the chat is none beside the page's dialog, and does by itself what it does", () => {
  const { page, host, box, heardByPage } = shielded();
  const click = passing("click", [box, host, page]);
  page.addEventListener("click", (event) => heardByPage.push(event));
  page.dispatchEvent(click);
  expect(heardByPage).toEqual([]);
  expect(click.defaultPrevented).toBe(false);
});

// Written out: what the hostile pages listen for is the loader's own list.
test.each(
  [
    ["keydown", "keyup", "keypress", "beforeinput", "input"],
    ["pointerdown", "mousedown", "click", "touchstart", "touchmove", "touchend", "wheel"],
    ["focusin", "focusout"],
    ["copy", "cut", "paste"],
  ].flat(),
)("what happens in the chat is nothing on the page: it does not hear of %s", (type) => {
  const { page, host, box, heardByPage } = shielded();
  page.addEventListener(type, (event) => heardByPage.push(event));
  page.dispatchEvent(passing(type, [box, host, page]));
  expect(heardByPage).toEqual([]);
});

test("an Event that a library put into the place of the browser's is not needed", () => {
  const { page, host, box, heardInside } = shielded();
  const key = passing("keydown", [box, host, page], { key: "a" });
  const theirs = vi.fn(function Event() {});
  vi.stubGlobal("Event", theirs);
  try {
    page.dispatchEvent(key);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(heardInside).toHaveLength(1);
  expect(theirs).not.toHaveBeenCalled();
});

test("composition is passed on: an Enter that ends it must not send", () => {
  const key = Object.assign(new Event("keydown"), {
    key: "Enter",
    isComposing: true,
    keyCode: 229,
  });
  expect(copyOf(key)).toMatchObject({ key: "Enter", isComposing: true, keyCode: 229 });
});

test("destroy ends it", () => {
  const { page, host, box, ended, heardByPage } = shielded();
  ended.abort();
  page.dispatchEvent(passing("keydown", [box, host, page]));
  expect(heardByPage).toHaveLength(1);
});
