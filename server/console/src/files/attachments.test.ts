import { memoryStorage } from "@presently/shared/client";
import type { UploadedFile } from "@presently/shared/protocol";
import { conversationNamed } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createDrafts } from "../drafts.ts";
import { Refusal } from "../refusal.ts";
import { createAttachments } from "./attachments.ts";

const ana = conversationNamed("ana");
const limits = { maxBytes: 1000, maxPerMessage: 3, maxPixels: 1 };
const text = (name: string, bytes = 5) => new File(["a".repeat(bytes)], name);

/** A bench on which uploads stand still until a test lets them go on. */
function bench(storage = memoryStorage()) {
  const begun: {
    name: string;
    isCancelled: boolean;
    progress: (share: number) => void;
    succeed: () => Promise<void>;
    fail: (code: ConstructorParameters<typeof Refusal>[0]) => Promise<void>;
  }[] = [];
  let keys = 0;
  const attachments = createAttachments(
    createDrafts(storage, "agt_a", () => 0),
    (_id, blob, name, progress) => {
      let [resolve, reject] = [(_file: UploadedFile) => {}, (_error: Refusal) => {}];
      const done = new Promise<UploadedFile>((yes, no) => ([resolve, reject] = [yes, no]));
      const settled = () => new Promise<void>((done) => setImmediate(done));
      const entry = {
        name,
        isCancelled: false,
        progress,
        succeed: () => {
          resolve({ fileId: `fil_${name}`, name, kind: "txt", bytes: blob.size });
          return settled();
        },
        fail: (code: ConstructorParameters<typeof Refusal>[0]) => {
          reject(new Refusal(code));
          return settled();
        },
      };
      begun.push(entry);
      return { done, cancel: () => (entry.isCancelled = true) };
    },
    () => `key${(keys += 1)}`,
  );
  const shown = () => attachments.of(ana).files.map(({ name, state }) => `${name} ${state}`);
  return { attachments, begun, shown };
}

test("R41: files upload at once, show how far they are, and go with one reply", async () => {
  const { attachments, begun, shown } = bench();
  await attachments.add(ana, [text("a.txt"), text("b.txt")], limits);
  expect(shown()).toEqual(["a.txt uploading", "b.txt uploading"]);
  begun[1]?.progress(0.5);
  expect(attachments.of(ana).files[1]).toMatchObject({ share: 0.5 });
  await begun[1]?.succeed();
  await begun[0]?.succeed();
  expect(shown()).toEqual(["b.txt ready", "a.txt ready"]);
  expect(attachments.take(ana).map(({ name }) => name)).toEqual(["b.txt", "a.txt"]);
  expect(attachments.of(ana).files).toEqual([]);
  expect(attachments.take(ana)).toEqual([]);
});

test("R41: what can't be taken is turned down before it is uploaded, each with its reason; the next choice clears that", async () => {
  const { attachments, begun } = bench();
  const chosen = [
    text("a.txt"),
    text("long.txt", 1001),
    new File(["<svg/>"], "b.svg"),
    new File([], "none.txt"),
    text("b.txt"),
    text("c.txt"),
    text("d.txt"),
  ];
  await attachments.add(ana, chosen, limits);
  expect(begun.map(({ name }) => name)).toEqual(["a.txt", "b.txt", "c.txt"]);
  expect(attachments.of(ana).turnedDown.map(({ name, why }) => [name, why])).toEqual([
    ["long.txt", "tooLarge"],
    ["b.svg", "kind"],
    ["none.txt", "empty"],
    ["d.txt", "tooMany"],
  ]);
  attachments.remove(ana, "key1");
  await attachments.add(ana, [text("e.txt")], limits);
  expect(attachments.of(ana).turnedDown).toEqual([]);
});

test("an upload that failed can be tried again, but not one that will never be taken; one that was cancelled is gone", async () => {
  const { attachments, begun, shown } = bench();
  await attachments.add(ana, [text("a.txt"), text("b.txt"), text("c.txt")], limits);
  await begun[0]?.fail("unreachable");
  await begun[1]?.fail("file.not-accepted");
  attachments.remove(ana, "key3");
  expect(begun[2]?.isCancelled).toBe(true);
  await begun[2]?.succeed();
  expect(attachments.of(ana).files).toMatchObject([
    { state: "failed", code: "unreachable", mayRetry: true },
    { state: "failed", code: "file.not-accepted", mayRetry: false },
  ]);
  attachments.retry(ana, "key1");
  begun[0]?.progress(0.9);
  expect(attachments.of(ana).files[0]).toMatchObject({ state: "uploading", share: 0 });
  await begun[3]?.succeed();
  attachments.remove(ana, "key2");
  expect(shown()).toEqual(["a.txt ready"]);
  attachments.remove(ana, "fil_a.txt");
  expect(shown()).toEqual([]);
});

test("what is uploaded outlives a reload; signing out ends what is under way", async () => {
  const storage = memoryStorage();
  const { attachments, begun } = bench(storage);
  await attachments.add(ana, [text("a.txt"), text("b.txt")], limits);
  await begun[0]?.succeed();
  expect(bench(storage).shown()).toEqual(["a.txt ready"]);
  attachments.forgetAll();
  expect(begun[1]?.isCancelled).toBe(true);
});
