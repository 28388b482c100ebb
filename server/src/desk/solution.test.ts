import { describe, expect, test } from "vitest";
import { brokenRules, seatsOf } from "./invariants.ts";
import { refusalOf, testDesk } from "./testing.ts";

const HOUR = 3_600_000;

/** Vera's chat with ana, which ana has ended; ben is there as well. */
function afterChat() {
  const desk = testDesk();
  desk.agent("ana", { capacity: 1 });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "Done" });
  desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
  const says = (isSolved: boolean) =>
    desk.asVisitor("vera", { type: "solution.answer", conversationId: vera, isSolved });
  const stored = () => desk.row("select state, isSolved, owesAnswerSinceMs from conversations");
  return { desk, vera, says, stored };
}

describe("M9: whether it was solved", () => {
  test("SO1, M9: yes is kept, and opens nothing; what nobody answers stays unknown", () => {
    const { desk, says, stored } = afterChat();
    expect(stored()).toMatchObject({ state: "closed", isSolved: null });
    says(true);
    expect(stored()).toMatchObject({ state: "closed", isSolved: 1 });
    expect(desk.events.at(-1)).toMatchObject({ type: "solution.answered", publicSeq: 7 });
  });

  test("SO2, M9: no opens it again with the same agent and all that was said, and an answer is owed", () => {
    const { desk, vera, says, stored } = afterChat();
    const before = seatsOf(desk);
    desk.online("ben");
    says(false);
    expect(desk.events.slice(-5).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["solution.answered", "conversation.reopened", "conversation.queued"]),
    );
    expect(desk.row("select preferredAgent from conversations")["preferredAgent"]).toBe(
      desk.agents.get("ana")?.agent,
    );
    expect(stored()).toMatchObject({ state: "offered", isSolved: 0 });
    expect(stored()["owesAnswerSinceMs"]).not.toBeNull();
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "I'm sorry" });
    expect(stored()).toMatchObject({ state: "waitingOnVisitor", owesAnswerSinceMs: null });
    expect(brokenRules(desk, before)).toEqual([]);
  });

  test("SO3, M9: who comes back by writing was not helped, whatever they said; a later yes counts", () => {
    const { desk, vera, says, stored } = afterChat();
    says(true);
    desk.asVisitor("vera", { type: "message.post", conversationId: vera, text: "Not quite" });
    expect(stored()).toMatchObject({ isSolved: 0 });
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    says(true);
    expect(stored()).toMatchObject({ isSolved: 1 });
  });

  test("SO1: not while it goes on, not where nobody ever was, not a day after the end", () => {
    const { desk, says } = afterChat();
    desk.advance(24 * HOUR);
    expect(refusalOf(() => says(true))).toBe("conversation.wrong-state");
    const other = testDesk();
    const mia = other.writes("mia");
    const say = () =>
      other.asVisitor("mia", { type: "solution.answer", conversationId: mia, isSolved: false });
    expect(refusalOf(say)).toBe("conversation.wrong-state");
    other.asVisitor("mia", { type: "conversation.close", conversationId: mia });
    expect(refusalOf(say)).toBe("conversation.wrong-state");
  });
});
