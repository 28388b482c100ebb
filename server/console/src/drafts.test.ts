import type { KeyedStorage } from "@presently/shared/client";
import { memoryStorage } from "@presently/shared/client";
import { expect, test } from "vitest";
import { createDrafts } from "./drafts.ts";
import { keptForm, readForm } from "./forms/form-draft.ts";

const DAY_MS = 86_400_000;

test("a draft survives a reload, per conversation and per agent", () => {
  const storage = memoryStorage();
  createDrafts(storage, "agt_a", () => 0).write("cnv_1", "reply", "Hello An");
  const reloaded = createDrafts(storage, "agt_a", () => 1);
  expect(reloaded.read("cnv_1", "reply")).toBe("Hello An");
  expect(reloaded.read("cnv_2", "reply")).toBe("");
  expect(createDrafts(storage, "agt_b", () => 1).read("cnv_1", "reply")).toBe("");
});

test("a note and a reply of one conversation are two drafts: neither can leave as the other", () => {
  const drafts = createDrafts(memoryStorage(), "agt_a", () => 0);
  drafts.write("cnv_1", "note", "she is furious");
  expect(drafts.read("cnv_1", "reply")).toBe("");
  drafts.write("cnv_1", "reply", "Sorry!");
  drafts.write("cnv_1", "reply", "");
  expect(drafts.read("cnv_1", "note")).toBe("she is furious");
  expect([...drafts.begun()]).toEqual(["cnv_1"]);
});

test("FO1: a form that was begun is kept with its conversation, and is nobody's once it was sent", () => {
  const storage = memoryStorage();
  const form = { fields: ["phone"], question: "Which order?\nAnd from when?" } as const;
  createDrafts(storage, "agt_a", () => 0).writeForm("cnv_1", keptForm(form));
  const drafts = createDrafts(storage, "agt_a", () => 1);
  expect(readForm(drafts.readForm("cnv_1"))).toEqual(form);
  expect(readForm(drafts.readForm("cnv_2"))).toEqual({ fields: [], question: "" });
  expect(drafts.read("cnv_1", "reply") + drafts.readAnswers("cnv_1")).toBe("");
  expect([...drafts.begun()]).toEqual(["cnv_1"]);
  drafts.writeForm("cnv_1", keptForm({ fields: [], question: "" }));
  expect(storage.keys()).toEqual([]);
});

test("two tabs destroy nothing of each other's, and what one has sent is a draft in none", () => {
  const storage = memoryStorage();
  const one = createDrafts(storage, "agt_a", () => 0);
  const other = createDrafts(storage, "agt_a", () => 0);
  one.write("cnv_1", "reply", "half an hour of work");
  other.write("cnv_1", "note", "a note");
  other.write("cnv_2", "reply", "something else");
  expect(one.read("cnv_1", "note")).toBe("a note");
  one.write("cnv_1", "reply", "");
  other.write("cnv_1", "note", "a longer note");
  for (const drafts of [one, other, createDrafts(storage, "agt_a", () => 1)]) {
    expect(drafts.read("cnv_1", "reply")).toBe("");
    expect(drafts.read("cnv_1", "note")).toBe("a longer note");
    expect([...drafts.begun()]).toEqual(["cnv_1", "cnv_2"]);
  }
});

test("drafts go on working where storage is blocked, full or damaged", () => {
  const blocked: KeyedStorage = {
    ...memoryStorage(),
    set: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  for (const storage of [blocked, undefined]) {
    const drafts = createDrafts(storage, "agt_a", () => 0);
    drafts.write("cnv_1", "reply", "kept in the page");
    expect(drafts.read("cnv_1", "reply")).toBe("kept in the page");
  }
  const odd = memoryStorage();
  odd.set("presently.drafts.agt_a:cnv_1:reply", '{"text":7}');
  odd.set("presently.drafts.agt_a:cnv_2:reply", "not json");
  odd.set("presently.drafts.agt_a:cnv_3:note", "null");
  expect(createDrafts(odd, "agt_a", () => 0).begun().size).toBe(0);
});

test("a draft that nobody touched for two weeks is forgotten; signing out forgets all of one's own", () => {
  const storage = memoryStorage();
  createDrafts(storage, "agt_a", () => 0).write("cnv_1", "reply", "old");
  createDrafts(storage, "agt_b", () => 0).write("cnv_1", "reply", "another's");
  expect(createDrafts(storage, "agt_a", () => 14 * DAY_MS - 1).read("cnv_1", "reply")).toBe("old");
  expect(createDrafts(storage, "agt_a", () => 14 * DAY_MS).read("cnv_1", "reply")).toBe("");
  expect(storage.keys()).toHaveLength(1);
  const drafts = createDrafts(storage, "agt_a", () => 1);
  drafts.write("cnv_2", "note", "new");
  drafts.forgetAll();
  expect(drafts.begun().size).toBe(0);
  expect(createDrafts(storage, "agt_b", () => 1).read("cnv_1", "reply")).toBe("another's");
});

test("files that are uploaded are a part of the draft, in every tab, until they are sent or the server has deleted them", () => {
  const storage = memoryStorage();
  const file = (id: string) =>
    ({ fileId: `fil_${id}`, name: `${id}.png`, kind: "png", bytes: 5 }) as const;
  let now = 0;
  const one = createDrafts(storage, "agt_a", () => now);
  one.writeFiles("cnv_1", [file("a")]);
  expect([...one.begun()]).toEqual(["cnv_1"]);
  expect(one.read("cnv_1", "reply")).toBe("");
  now = 22 * 3_600_000;
  const other = createDrafts(storage, "agt_a", () => now);
  other.writeFiles("cnv_1", [...other.readFiles("cnv_1"), file("b")]);
  expect(one.readFiles("cnv_1").map(({ name }) => name)).toEqual(["a.png", "b.png"]);
  now = 23 * 3_600_000;
  expect(one.readFiles("cnv_1")).toEqual([]);
  expect(createDrafts(storage, "agt_a", () => now).begun().size).toBe(0);
  expect(storage.keys()).toEqual([]);
  one.writeFiles("cnv_1", [file("c")]);
  one.writeFiles("cnv_1", []);
  expect(storage.keys()).toEqual([]);
  storage.set("presently.drafts.agt_a:cnv_1:files", '{"files":[{}],"atMs":0}');
  expect(one.readFiles("cnv_1")).toEqual([]);
});
