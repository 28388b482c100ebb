import type { FileId } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { createChosen, type Kept } from "./chosen-files.ts";
import type { Refusal } from "./texts.ts";
import type { Uploaded } from "./upload.ts";

const LIMITS = { maxBytes: 1_000, maxPerMessage: 3, maxPixels: 1 };
const settled = () => new Promise((resolve) => setImmediate(resolve));
const file = (name: string) => new File([name], name);
const idOf = (name: string): FileId => `fil_${name}`;

function chosenOf() {
  const uploads: {
    name: string;
    isCancelled: boolean;
    share(share: number): void;
    end(done: Uploaded): void;
  }[] = [];
  const refusals = new Map<string, Refusal>();
  let kept: readonly Kept[] = [];
  const chosen = createChosen({
    prepare: async (given) => refusals.get(given.name) ?? { name: given.name, blob: given },
    upload({ name }, onShare) {
      let end: (done: Uploaded) => void = () => {};
      const done = new Promise<Uploaded>((resolve) => (end = resolve));
      const entry = { name, isCancelled: false, share: onShare, end };
      uploads.push(entry);
      return { done, cancel: () => void (entry.isCancelled = true) };
    },
    onChange() {},
    keep: (ready) => void (kept = ready),
  });
  return {
    chosen,
    uploads,
    refusals,
    kept: () => kept,
    states: () => chosen.list().map(({ name, state }) => [name, state]),
    async choose(...names: readonly string[]) {
      chosen.choose(names.map(file), LIMITS);
      await settled();
    },
    async end(at: number, done?: Uploaded) {
      uploads[at]?.end(done ?? { fileId: idOf(uploads[at].name) });
      await settled();
    },
  };
}

test("FW3: chosen files go up at once, tell how far they are, and are ready", async () => {
  const { chosen, uploads, states, kept, choose, end } = chosenOf();
  await choose("a", "b");
  expect(uploads.map(({ name }) => name)).toEqual(["a", "b"]);
  uploads[0]?.share(0.5);
  expect(states()).toEqual([
    ["a", { at: "way", share: 0.5 }],
    ["b", { at: "way", share: 0 }],
  ]);
  await end(0);
  expect(states()[0]).toEqual(["a", { at: "ready", fileId: "fil_a" }]);
  expect(kept()).toEqual([{ fileId: "fil_a", name: "a", bytes: 1 }]);
  chosen.clear();
  expect(kept()).toEqual([]);
  expect(uploads[1]?.isCancelled).toBe(true);
});

test("FW2: one message takes so many; what is over, and what is refused, is named, and nothing of it goes up", async () => {
  const { chosen, uploads, refusals, choose } = chosenOf();
  refusals.set("film", "kind");
  await choose("a", "film", "b", "c", "d");
  expect(uploads.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(chosen.refused()).toEqual([
    { why: "many", names: ["c", "d"] },
    { why: "kind", names: ["film"] },
  ]);
  await choose("e");
  expect(chosen.refused()).toEqual([]);
});

test("FW2: a file that can't be read is said to be so, and those after it go up", async () => {
  const { chosen, uploads, choose } = chosenOf();
  chosen.choose([file("a")], LIMITS);
  await settled();
  const broken = createChosen({
    prepare: (given) =>
      given.name === "gone"
        ? Promise.reject(new DOMException("moved", "NotReadableError"))
        : Promise.resolve({ name: given.name, blob: given }),
    upload: ({ name }) => ({ done: Promise.resolve({ fileId: idOf(name) }), cancel() {} }),
    onChange() {},
    keep() {},
  });
  broken.choose([file("gone"), file("b")], LIMITS);
  await settled();
  expect(broken.refused()).toEqual([{ why: "unread", names: ["gone"] }]);
  expect(broken.list().map(({ name }) => name)).toEqual(["b"]);
  await choose();
  expect(uploads).toHaveLength(1);
});

test("FW3: what is taken back is cancelled, and what comes of it after that changes nothing", async () => {
  const { chosen, uploads, states, choose, end } = chosenOf();
  await choose("a", "b");
  chosen.remove(chosen.list()[0]?.key ?? 0);
  expect(uploads[0]?.isCancelled).toBe(true);
  await end(0);
  expect(states()).toEqual([["b", { at: "way", share: 0 }]]);
});

test("FW3: what was cut off goes up again with the connection, what was refused only when somebody asks", async () => {
  const { chosen, uploads, states, choose, end } = chosenOf();
  await choose("a", "b");
  await end(0, { why: "lost" });
  await end(1, { why: "full" });
  chosen.resume();
  expect(uploads.map(({ name }) => name)).toEqual(["a", "b", "a"]);
  expect(states()[1]).toEqual(["b", { at: "failed", why: "full" }]);
  chosen.retry(chosen.list()[1]?.key ?? 0);
  expect(uploads).toHaveLength(4);
});

test("ID6: as somebody else, what this page still has goes up anew, and what an earlier page had must be chosen again", async () => {
  const { chosen, uploads, states, choose, end } = chosenOf();
  chosen.takeUp([{ fileId: idOf("old"), name: "old", bytes: 3 }]);
  await choose("a");
  chosen.beginAnew();
  expect(chosen.refused()).toEqual([{ why: "again", names: ["old"] }]);
  expect(uploads.map(({ name }) => name)).toEqual(["a", "a"]);
  await end(0, { fileId: idOf("former") });
  expect(states()).toEqual([["a", { at: "way", share: 0 }]]);
  await end(1);
  expect(states()).toEqual([["a", { at: "ready", fileId: "fil_a" }]]);
});

test("FW6: who is forgotten leaves no file, and where there is none nothing is drawn for it", async () => {
  let changes = 0;
  const chosen = createChosen({
    prepare: (given) => Promise.resolve({ name: given.name, blob: given }),
    upload: ({ name }) => ({ done: Promise.resolve({ fileId: idOf(name) }), cancel() {} }),
    onChange: () => void changes++,
    keep() {},
  });
  chosen.clear();
  expect(changes).toBe(0);
  chosen.choose([file("a")], LIMITS);
  await settled();
  chosen.clear();
  const before = changes;
  chosen.clear();
  expect([chosen.list(), changes]).toEqual([[], before]);
});

test("FW3: what is being made ready as the chat goes does not go up, and the next page still finds what was", async () => {
  const { chosen, uploads, kept, choose, end } = chosenOf();
  await choose("a");
  await end(0);
  const making = choose("b");
  chosen.stop();
  await making;
  expect(uploads.map(({ name }) => name)).toEqual(["a"]);
  expect(kept()).toEqual([{ fileId: "fil_a", name: "a", bytes: 1 }]);
});
