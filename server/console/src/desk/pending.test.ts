import { memoryStorage } from "@presently/shared/client";
import { conversationNamed } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { RefusedMessage } from "./pending.ts";
import { createRefusedMessages } from "./pending.ts";

const refused = (text: string): RefusedMessage => ({
  commandId: text.padEnd(21, "0"),
  conversationId: conversationNamed("ana"),
  kind: "reply",
  text,
  mentions: [],
  files: [],
  replies: [],
  state: "refused",
  code: "conversation.not-yours",
});
const texts = (messages: ReturnType<typeof createRefusedMessages>) =>
  messages.list.value.map(({ text }) => text);

test("G8: what two tabs were refused stands in both, and what one sends again can't be sent again by the other", () => {
  const storage = memoryStorage();
  const runs = new Set<() => void>();
  const shared = {
    ...storage,
    onChange: (run: () => void) => {
      runs.add(run);
      return () => void runs.delete(run);
    },
  };
  let nowMs = 0;
  const [one, other] = [1, 2].map(() => createRefusedMessages(shared, "refused:", () => nowMs++));
  if (one === undefined || other === undefined) throw new Error("two tabs are needed");
  const stop = [one.follow(), other.follow()];
  one.add(refused("first"));
  other.add(refused("second"));
  for (const run of runs) run();
  expect(texts(one)).toEqual(["first", "second"]);
  expect(texts(other)).toEqual(["first", "second"]);

  expect(one.take(refused("first").commandId)?.text).toBe("first");
  expect(other.take(refused("first").commandId)).toBeUndefined();
  for (const run of runs) run();
  expect(texts(one)).toEqual(["second"]);
  expect(texts(createRefusedMessages(shared, "refused:", () => 9))).toEqual(["second"]);
  for (const end of stop) end();
  expect(runs.size).toBe(0);
});

test("what is kept is forgotten when it was damaged, and all of it at the end", () => {
  const storage = memoryStorage();
  storage.set("refused:x", "not json");
  storage.set("refused:y", '{"atMs":1,"message":{"state":"refused"}}');
  const messages = createRefusedMessages(storage, "refused:", () => 0);
  expect(texts(messages)).toEqual([]);
  messages.add(refused("first"));
  messages.clear();
  expect(texts(messages)).toEqual([]);
  expect(storage.keys()).toEqual([]);
});
