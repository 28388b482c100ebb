import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_DEPARTMENT_KEY_CHARS } from "@presently/shared/protocol";
import {
  departmentKeyFor,
  departmentToStartIn,
  readDepartmentKey,
  tidyKey,
} from "./department-key.ts";

const NONE: ReadonlySet<string> = new Set();

describe("DK1: a department's key", () => {
  test("DK1: is made from its name, in any script", () => {
    expect(departmentKeyFor("Billing & Refunds", NONE)).toBe("billing-refunds");
    expect(departmentKeyFor("  Плащания (нови) ", NONE)).toBe("плащания-нови");
    expect(departmentKeyFor("***", NONE)).toBe("department");
  });

  test("DK1: has a number behind it where another has it", () => {
    expect(departmentKeyFor("Billing", new Set(["billing", "billing-2"]))).toBe("billing-3");
  });

  test("DK1: whatever a department is called, its key can be read as one, is short enough and nobody else's", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 100 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const first = departmentKeyFor(one, NONE);
        const second = departmentKeyFor(other, new Set([first]));
        expect(second).not.toBe(first);
        for (const key of [first, second]) {
          expect(key.length).toBeLessThanOrEqual(MAX_DEPARTMENT_KEY_CHARS);
          expect(readDepartmentKey(key)).toBe(key);
          expect(tidyKey(` ${key} `)).toBe(key);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("DK1: what is no key is refused", () => {
    for (const typed of ["", "a b", "-a", "a-", "a--b", "x".repeat(41), "<b>"])
      expect(() => readDepartmentKey(typed), typed).toThrow("value.invalid");
    expect(readDepartmentKey(" Billing-2 ")).toBe("billing-2");
  });
});

test("DK2: a conversation begins where the page says; in the site's own department where that is unknown, or closed while this is open", () => {
  const at = (id: number, isOpen: boolean) => ({ id, isOpen });
  const begins = (own: boolean, asked?: boolean) => {
    const { department, outcome } = departmentToStartIn(
      at(1, own),
      asked === undefined ? undefined : at(2, asked),
    );
    return [department.id, outcome];
  };
  expect(begins(true, true)).toEqual([2, "taken"]);
  expect(begins(true, false)).toEqual([1, "closed"]);
  expect(begins(false, false)).toEqual([2, "taken"]);
  expect(begins(false, true)).toEqual([2, "taken"]);
  expect(begins(true)).toEqual([1, "unknown"]);
});
