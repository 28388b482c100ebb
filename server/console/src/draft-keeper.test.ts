import { memoryStorage } from "@presently/shared/client";
import type { SavedDraft } from "@presently/shared/protocol";
import { MAX_DRAFT_CHARS } from "@presently/shared/protocol/draft-limits";
import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { keepDrafts } from "./draft-keeper.ts";
import { createDrafts } from "./drafts.ts";
import { Refusal } from "./refusal.ts";

const ID = "cnv_1";

/** A server that keeps drafts as the real one does (server/src/desk/drafts.ts), reached or not. */
function someServer() {
  const kept = new Map<string, SavedDraft>();
  const server = {
    kept,
    isReached: true,
    saves: 0,
    refusal: undefined as Refusal["code"] | undefined,
    async drafts(): Promise<SavedDraft[]> {
      if (!server.isReached) throw new Refusal("unreachable");
      return [...kept.values()].filter(({ text }) => text !== "");
    },
    async saveDraft(draft: SavedDraft): Promise<SavedDraft> {
      if (!server.isReached) throw new Refusal("unreachable");
      server.saves += 1;
      if (server.refusal !== undefined) throw new Refusal(server.refusal);
      const key = draft.conversationId + draft.kind;
      const there = kept.get(key);
      if (there !== undefined && there.atMs > draft.atMs) return there;
      kept.set(key, draft);
      return draft;
    },
    text: (kind: SavedDraft["kind"] = "reply") => kept.get(ID + kind)?.text,
  };
  return server;
}

const clock = manualClock(1_000_000);

/** One browser of the agent's, with the console open. */
function browser(server: ReturnType<typeof someServer>, storage = memoryStorage()) {
  const drafts = createDrafts(storage, "agt_a", clock.nowMs);
  const keeper = keepDrafts(drafts.shared, server, clock);
  keeper.start();
  return { drafts, keeper, storage, say: () => drafts.read(ID, "reply") };
}

test("DR1: what is begun on one device stands on the other, saved once its agent pauses, and stays apart from notes", async () => {
  const server = someServer();
  const desk = browser(server);
  for (const text of ["H", "He", "Hello"]) {
    desk.drafts.write(ID, "reply", text);
    await clock.advanceAndSettle(1_000);
  }
  expect(server.saves).toBe(0);
  await clock.advanceAndSettle(500);
  expect([server.saves, server.text()]).toEqual([1, "Hello"]);
  desk.drafts.write(ID, "note", "she is furious");
  await clock.advanceAndSettle(1_500);
  const phone = browser(server);
  let told = 0;
  phone.drafts.onChange(() => (told += 1));
  await phone.keeper.refresh();
  expect([phone.say(), phone.drafts.read(ID, "note"), told]).toEqual([
    "Hello",
    "she is furious",
    1,
  ]);
  expect([...phone.drafts.begun()]).toEqual([ID]);
  await clock.advanceAndSettle(60_000);
  expect(server.saves).toBe(2);
});

test("DR2: who types on without a pause is saved all the same", async () => {
  const server = someServer();
  const desk = browser(server);
  for (let typed = 1; typed <= 12; typed += 1) {
    desk.drafts.write(ID, "reply", "x".repeat(typed));
    await clock.advanceAndSettle(1_000);
  }
  expect(server.saves).toBe(1);
});

test("DR2: the later writing wins, on both devices", async () => {
  const server = someServer();
  const desk = browser(server);
  const phone = browser(server);
  desk.drafts.write(ID, "reply", "from the desk");
  await clock.advanceAndSettle(2_000);
  await phone.keeper.refresh();
  phone.drafts.write(ID, "reply", "from the desk, and the phone");
  await clock.advanceAndSettle(2_000);
  await desk.keeper.refresh();
  expect(desk.say()).toBe("from the desk, and the phone");
  server.isReached = false;
  desk.drafts.write(ID, "reply", "earlier, without the server");
  await clock.advanceAndSettle(2_000);
  server.isReached = true;
  phone.drafts.write(ID, "reply", "later");
  await phone.keeper.saveNow();
  await desk.keeper.refresh();
  expect([desk.say(), server.text()]).toEqual(["later", "later"]);
});

test("DR3: what was sent on one device is a draft on no other, also when it was sent without the server", async () => {
  const server = someServer();
  const desk = browser(server);
  desk.drafts.write(ID, "reply", "Hello");
  await clock.advanceAndSettle(2_000);
  const phone = browser(server);
  await phone.keeper.refresh();
  server.isReached = false;
  phone.drafts.write(ID, "reply", "");
  await clock.advanceAndSettle(2_000);
  expect(phone.drafts.begun().size).toBe(0);
  const again = browser(server, phone.storage); // a reload in between
  server.isReached = true;
  await again.keeper.refresh();
  await desk.keeper.refresh();
  expect([desk.say(), server.text(), again.say()]).toEqual(["", "", ""]);
  expect(phone.storage.keys()).toEqual([]);
});

test("DR2: an end takes only words it knew of: what was never saved stays, and is saved", async () => {
  const server = someServer();
  const train = browser(server);
  const phone = browser(server);
  server.isReached = false;
  train.drafts.write(ID, "reply", "half an hour of work");
  await clock.advanceAndSettle(5_000);
  server.isReached = true;
  phone.drafts.write(ID, "reply", "short");
  await phone.keeper.saveNow();
  phone.drafts.write(ID, "reply", "");
  await phone.keeper.saveNow();
  await train.keeper.refresh();
  await clock.advanceAndSettle(2_000);
  expect([train.say(), server.text()]).toEqual(["half an hour of work", "half an hour of work"]);
});

test("DR2: without the server drafts live on in the browser, and are saved when it is there again", async () => {
  const server = someServer();
  server.isReached = false;
  const desk = browser(server);
  await desk.keeper.refresh();
  desk.drafts.write(ID, "reply", "Hello");
  await clock.advanceAndSettle(10_000);
  expect(browser(server, desk.storage).say()).toBe("Hello");
  server.isReached = true;
  await clock.advanceAndSettle(30_000);
  expect(server.text()).toBe("Hello");
});

test("DR4: what the server refuses stays in this browser, and it is not asked again for the same words", async () => {
  const server = someServer();
  server.refusal = "value.invalid";
  const desk = browser(server);
  desk.drafts.write(ID, "reply", "the two hundred and first");
  await clock.advanceAndSettle(120_000);
  await desk.keeper.refresh();
  expect([server.saves, desk.say()]).toEqual([1, "the two hundred and first"]);
  desk.drafts.write(ID, "note", "x".repeat(MAX_DRAFT_CHARS + 1));
  await clock.advanceAndSettle(120_000);
  expect(server.saves).toBe(1);
});

test("DR5: what is gone from the server is gone here at the next look; a list that was asked for before takes nothing that was saved since", async () => {
  const server = someServer();
  const desk = browser(server);
  desk.drafts.write(ID, "reply", "Hello");
  await clock.advanceAndSettle(2_000);
  const before = desk.drafts.shared.saved();
  desk.drafts.write(ID, "reply", "Hello An");
  await desk.keeper.saveNow();
  desk.drafts.shared.takeAll([], before);
  expect(desk.say()).toBe("Hello An");
  server.kept.clear();
  await desk.keeper.refresh();
  expect([desk.say(), desk.storage.keys()]).toEqual(["", []]);
});
