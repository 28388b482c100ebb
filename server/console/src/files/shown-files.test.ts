import { expect, test } from "vitest";
import { boxOf, isPicture, limitOf, sizeOf } from "./shown-files.ts";

const picture = { fileId: "fil_a", kind: "png", bytes: 5, width: 10, height: 10 } as const;

test("a size is told in the largest unit that leaves it above one, and a limit never as more than it is", () => {
  expect([1, 999, 1000, 839_900, 999_600, 2_440_000, 10_490_000].map(sizeOf)).toEqual([
    "1 byte",
    "999 bytes",
    "1 kB",
    "840 kB",
    "1 MB",
    "2.4 MB",
    "10.5 MB",
  ]);
  expect([65_536, 1_048_576, 10_485_760, 2_700_000].map(limitOf)).toEqual([
    "64 kB",
    "1 MB",
    "10 MB",
    "2.5 MB",
  ]);
});

test("a picture keeps its shape within the thread's box, is never blown up, and can always be hit", () => {
  expect(boxOf({ width: 4000, height: 3000 })).toEqual({ width: 260, height: 195 });
  expect(boxOf({ width: 120, height: 80 })).toEqual({ width: 120, height: 80 });
  expect(boxOf({ width: 1, height: 8000 })).toEqual({ width: 44, height: 200 });
});

test("only what a browser draws, and whose size is known, is a picture", () => {
  expect(isPicture(picture)).toBe(true);
  expect(isPicture({ ...picture, kind: "pdf" })).toBe(false);
  expect(isPicture({ fileId: "fil_a", kind: "png", bytes: 5 })).toBe(false);
});
