import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import { createDepartments } from "./department.ts";

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

/** A page whose chat is connected, and what its owner is told. */
function page(view: object | null = null) {
  const told: string[] = [];
  const done: string[] = [];
  const picture = { connection: "online", view, underWay: [], about: { department: "none" } };
  const session = {
    picture: () => picture,
    disconnect: () => done.push("disconnect"),
    connect: () => done.push("connect"),
  };
  const emit = (_: string, error: { code: string; hint: string }) =>
    void told.push(error.hint && error.code);
  // Safe: nothing else of a page is asked for here.
  const handle = { emit, panel: { session } } as unknown as PanelHandle;
  const departments = createDepartments(handle);
  const welcome = (department: string) => {
    picture.about = { department };
    departments.look();
  };
  departments.look();
  return { handle, departments, picture, told, done, welcome };
}

test("DK2: a department that a script names goes with the next hello, which comes at once where nothing is under way", () => {
  const { handle, departments, done } = page();
  departments.choose("billing");
  expect(handle.department).toBe("billing");
  expect(done).toEqual(["disconnect", "connect"]);
  departments.choose("billing");
  expect(done).toHaveLength(2);
});

test("DK2: a conversation that goes on is not disturbed", () => {
  const { handle, departments, done } = page({ state: "queued" });
  departments.choose("billing");
  expect(handle.department).toBe("billing");
  expect(done).toEqual([]);
});

test("DK2: the page's owner is told once for each welcome what is wrong with the key, and not of another key than was named", () => {
  const { departments, told, welcome, picture } = page();
  departments.choose("biling");
  departments.look();
  expect(told).toEqual([]);
  welcome("unknown");
  departments.look();
  expect(told).toEqual(["department.unknown"]);
  departments.choose("billing");
  departments.look();
  expect(told).toHaveLength(1);
  welcome("taken");
  expect(told).toHaveLength(1);
  welcome("closed");
  expect(told).toEqual(["department.unknown", "department.closed"]);
  expect(picture.about).toEqual({ department: "closed" });
});

test("DK2: what is no text, or longer than any key, is not said to the server", () => {
  const { handle, departments, told } = page();
  for (const key of [7, {}, "x".repeat(41)]) departments.choose(key);
  expect(handle.department).toBeUndefined();
  expect(told).toEqual(Array.from({ length: 3 }, () => "department.unknown"));
});
