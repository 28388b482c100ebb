import { jsx } from "preact/jsx-runtime";
import { expect, test } from "vitest";
import { lend } from "#lent/jsx-runtime";
import { en } from "../i18n/en/notice.ts";
import { type Drawn, drawn } from "../testing/drawn.ts";
import { menu, type MenuProps } from "./Menu.tsx";
import { itemAfter } from "./menu-keys.ts";

lend(jsx);

function menuOf(given: Partial<MenuProps> = {}) {
  const moves: (number | null)[] = [];
  const acts: string[] = [];
  const parts = drawn(
    menu({
      texts: en,
      acts: ["sound", "asText", "forget"],
      isMuted: false,
      at: 0,
      onMove: (at) => void moves.push(at),
      onAct: (act) => void acts.push(act),
      ...given,
    }),
  ).filter((part): part is Drawn => typeof part === "object");
  const items = parts.filter(({ props }) => String(props["role"]).startsWith("menuitem"));
  return { parts, items, moves, acts };
}

/** A key as the menu hears it; answers what became of it. */
function press(key: string, given: Partial<MenuProps> = {}) {
  const { parts, moves } = menuOf(given);
  const done: string[] = [];
  const hear = parts[0]?.props["onKeyDown"] as (event: object) => void; // what Preact calls
  hear({
    key,
    currentTarget: { querySelector: () => ({ focus: () => done.push("button focused") }) },
    stopPropagation: () => done.push("stays in the menu"),
    preventDefault: () => done.push("prevented"),
  });
  return { moves, done };
}

test("NT5: the button says that it has a menu, and whether it is open; closed there is nothing of it", () => {
  const button = ({ parts }: ReturnType<typeof menuOf>) =>
    parts.find(({ type }) => type === "button");
  expect(button(menuOf({ at: null }))?.props).toMatchObject({
    "aria-label": en.menu,
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
  expect(menuOf({ at: null }).items).toEqual([]);
  expect(button(menuOf())?.props["aria-expanded"]).toBe(true);
});

test("NT5: one item can be tabbed to, and the sound says whether it is on", () => {
  const { items } = menuOf({ at: 1 });
  expect(items.map(({ props }) => props["tabIndex"])).toEqual([-1, 0, -1]);
  expect(items[0]?.props).toMatchObject({ role: "menuitemcheckbox", "aria-checked": true });
  expect(menuOf({ isMuted: true }).items[0]?.props["aria-checked"]).toBe(false);
});

test("NT5: Escape closes the menu and not the chat, and gives the focus back to its button", () => {
  expect(press("Escape")).toEqual({
    moves: [null],
    done: ["stays in the menu", "prevented", "button focused"],
  });
  expect(press("Escape", { at: null })).toEqual({ moves: [], done: [] });
});

test("NT5: Tab goes on from the button, and what is no key of the menu's is left alone", () => {
  expect(press("Tab")).toEqual({ moves: [null], done: ["stays in the menu", "button focused"] });
  expect(press("a")).toEqual({ moves: [], done: [] });
});

test("NT5: the arrows go round, Home and End to the first and the last", () => {
  expect(["ArrowDown", "ArrowUp", "Home", "End"].map((key) => itemAfter(key, 0, 3))).toEqual([
    1, 2, 0, 2,
  ]);
  expect(itemAfter("ArrowDown", 2, 3)).toBe(0);
});
