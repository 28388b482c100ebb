import { expect, test } from "vitest";
import { createDrafts } from "./drafts.ts";

const storageOf = (map = new Map<string, string>()) => ({
  map,
  getItem: (key: string) => map.get(key) ?? null,
  setItem: (key: string, value: string) => void map.set(key, value),
  removeItem: (key: string) => void map.delete(key),
});
const DAY_MS = 86_400_000;

test("a draft survives a reload, per conversation and per agent", () => {
  const storage = storageOf();
  createDrafts(storage, "agt_a", () => 0).write("cnv_1", "reply", "Hello An");
  const reloaded = createDrafts(storage, "agt_a", () => 1);
  expect(reloaded.read("cnv_1", "reply")).toBe("Hello An");
  expect(reloaded.read("cnv_2", "reply")).toBe("");
  expect(createDrafts(storage, "agt_b", () => 1).read("cnv_1", "reply")).toBe("");
});

test("a note and a reply of one conversation are two drafts: neither can leave as the other", () => {
  const drafts = createDrafts(storageOf(), "agt_a", () => 0);
  drafts.write("cnv_1", "note", "she is furious");
  expect(drafts.read("cnv_1", "reply")).toBe("");
  drafts.write("cnv_1", "reply", "Sorry!");
  drafts.write("cnv_1", "reply", "");
  expect(drafts.read("cnv_1", "note")).toBe("she is furious");
  expect([...drafts.begun()]).toEqual(["cnv_1"]);
});

test("drafts go on working where storage is blocked, full or damaged", () => {
  const blocked = {
    getItem: () => "not json",
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
    removeItem: () => undefined,
  };
  for (const storage of [blocked, undefined]) {
    const drafts = createDrafts(storage, "agt_a", () => 0);
    drafts.write("cnv_1", "reply", "kept in the page");
    expect(drafts.read("cnv_1", "reply")).toBe("kept in the page");
  }
  const odd = storageOf(
    new Map([["presently.drafts.agt_a", '{"cnv_1 reply":{"text":7},"cnv_2 reply":null}']]),
  );
  expect(createDrafts(odd, "agt_a", () => 0).begun().size).toBe(0);
});

test("a draft that nobody touched for two weeks is forgotten; signing out forgets all", () => {
  const storage = storageOf();
  createDrafts(storage, "agt_a", () => 0).write("cnv_1", "reply", "old");
  expect(createDrafts(storage, "agt_a", () => 14 * DAY_MS - 1).read("cnv_1", "reply")).toBe("old");
  expect(createDrafts(storage, "agt_a", () => 14 * DAY_MS).read("cnv_1", "reply")).toBe("");
  createDrafts(storage, "agt_a", () => 1).forgetAll();
  expect(storage.map.size).toBe(0);
});
