import { memoryStorage } from "@presently/shared/client";
import { expect, test } from "vitest";
import { createWaitingDraft } from "./waiting-draft.ts";

const KEY = "presently:ste_shop:draft";

function pageWith(draft?: string) {
  const storage = memoryStorage();
  if (draft !== undefined) storage.set(KEY, draft);
  return { storage, waits: createWaitingDraft(storage, KEY) };
}

test("FW6: the words of a message that waits are there for the next page, and no more once it has gone", () => {
  const { storage, waits } = pageWith();
  waits("Look");
  expect(storage.get(KEY)).toBe("Look");
  waits();
  expect(storage.get(KEY)).toBeNull();
});

test("FW6: what was written while it waited stays, and so does what is written later", () => {
  const { storage, waits } = pageWith();
  waits("Look");
  storage.set(KEY, "And");
  waits();
  expect(storage.get(KEY)).toBe("And");
  storage.set(KEY, "Look");
  waits();
  expect(storage.get(KEY)).toBe("Look");
});

test("a message without words leaves what stands in the box", () => {
  const { storage, waits } = pageWith("Half a");
  waits("");
  waits();
  expect(storage.get(KEY)).toBe("Half a");
});
