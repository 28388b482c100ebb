import { describe, expect, test } from "vitest";
import { testDesk } from "./desk/testing.ts";

describe("a chat from its first message to its end", () => {
  test("C1, RT1: a message queues, is offered, accepted, answered and closed", () => {
    const desk = testDesk();
    desk.agent("ana");
    desk.visitor("vera");
    const first = desk.asVisitor("vera", {
      type: "message.post",
      text: " Hello https://a.example ",
    });
    expect(desk.stateOf("vera")).toBe("queued");
    desk.online("ana");
    expect(desk.stateOf("vera")).toBe("offered");
    const { conversationId } = first;
    if (conversationId === undefined) throw new Error("no conversation");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(desk.stateOf("vera")).toBe("assigned");
    desk.asAgent("ana", { type: "message.post", conversationId, text: "Hello!" });
    expect(desk.stateOf("vera")).toBe("waitingOnVisitor");
    desk.asVisitor("vera", { type: "message.post", text: "More" });
    expect(desk.stateOf("vera")).toBe("assigned");
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    expect(desk.stateOf("vera")).toBe("closed");
    expect(desk.rows("select kind from slots")).toEqual([{ kind: "wrapUp" }]);
    desk.advance(60_000);
    expect(desk.rows("select kind from slots")).toEqual([]);
    expect(desk.events.map(({ type }) => type)).toEqual([
      "conversation.started",
      "conversation.queued",
      "message.posted",
      "agent.presenceChanged",
      "agent.availabilityChanged",
      "offer.made",
      "conversation.assigned",
      "message.posted",
      "message.posted",
      "conversation.closed",
      "wrapUp.started",
      "wrapUp.ended",
    ]);
    expect(desk.events.map(({ deskSeq }) => deskSeq)).toEqual(desk.events.map((_, at) => at + 1));
  });
});
