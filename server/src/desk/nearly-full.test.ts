import { expect, test } from "vitest";
import { refusalOf, testDesk } from "./testing.ts";

test("R49: on a disk that is nearly full nothing new is begun, and what is open goes on", () => {
  const desk = testDesk();
  let takesConversations = true;
  Object.assign(desk.context, { storage: { storageState: () => ({ takesConversations }) } });
  const vera = desk.writes("vera");
  takesConversations = false;
  expect(refusalOf(() => desk.writes("late"))).toBe("storage.unavailable");
  const { conversationId } = desk.asVisitor("vera", {
    type: "message.post",
    conversationId: vera,
    text: "Still there?",
  });
  expect(conversationId).toBe(vera);
  takesConversations = true;
  desk.writes("late");
});
