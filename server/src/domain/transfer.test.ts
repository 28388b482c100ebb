import { expect, test } from "vitest";
import { refusalOf } from "../desk/testing.ts";
import { lineAfter, readHandover } from "./transfer.ts";

const note = { wanted: " a refund ", tried: "the form", promised: "by noon" };

test("T1, M4: a handover note has three parts and none is empty", () => {
  expect(readHandover(note, undefined, 0)).toEqual({
    wanted: "a refund",
    tried: "the form",
    promised: "by noon",
    again: null,
  });
  for (const part of ["wanted", "tried", "promised"])
    expect(refusalOf(() => readHandover({ ...note, [part]: " \u0007 " }, undefined, 0))).toBe(
      "note.incomplete",
    );
});

test("T5, M4: from the second transfer on it says why again", () => {
  expect(refusalOf(() => readHandover(note, undefined, 1))).toBe("reason.required");
  expect(refusalOf(() => readHandover(note, "  ", 2))).toBe("reason.required");
  expect(readHandover(note, " no rights ", 1).again).toBe("no rights");
});

test("T1: a part too long is refused", () => {
  expect(refusalOf(() => readHandover({ ...note, tried: "x".repeat(2001) }, undefined, 0))).toBe(
    "message.too-long",
  );
});

test("T6: a conversation stays in its line if the new agent serves it, goes to the department asked for, or to the first they serve", () => {
  expect(lineAfter(1, [1, 2], undefined)).toBe(1);
  expect(lineAfter(1, [2, 3], undefined)).toBe(2);
  expect(lineAfter(1, [1, 2], 2)).toBe(2);
});
