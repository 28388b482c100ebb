import { expect, test } from "vitest";
import { refusalOf, testDesk } from "./testing.ts";

test("ER1, R45: what was on its way when its visitor was erased begins no chat, leaves no message and writes on no card", () => {
  const desk = testDesk();
  desk.agent("boss", { role: "owner" });
  const conversationId = desk.writes("vera");
  desk.asAgent("boss", { type: "visitor.erase", conversationId });
  for (const command of [
    { type: "message.post", text: "My name is Vera Lind" },
    { type: "conversation.leaveMessage", email: "vera@example.test", text: "Call me" },
    { type: "visitor.describe", name: "Vera Lind" },
  ] as const)
    expect(
      refusalOf(() => desk.asVisitor("vera", command)),
      command.type,
    ).toBe("session.not-authenticated");
  expect(desk.row("select count(*) as n from conversations")).toEqual({ n: 1 });
  expect(desk.row("select count(*) as n from people where name is not null")).toEqual({ n: 0 });
});
