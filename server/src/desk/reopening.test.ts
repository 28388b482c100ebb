import { describe, expect, test } from "vitest";
import { brokenRules, seatsOf } from "./invariants.ts";
import { refusalOf, testDesk } from "./testing.ts";

const HOUR = 3_600_000;

/** Vera had a chat with ana that is over. */
function afterChat() {
  const desk = testDesk();
  desk.agent("ana", { capacity: 1 });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "Done" });
  desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
  return { desk, vera };
}

describe("C9: after the end", () => {
  test("C9: a message to it within 24 h opens it again, with its history and its agent", () => {
    const { desk, vera } = afterChat();
    desk.advance(24 * HOUR - 2);
    const { conversationId } = desk.asVisitor("vera", {
      type: "message.post",
      conversationId: vera,
      text: "Not quite",
    });
    expect(conversationId).toBe(vera);
    expect(desk.stateOf("vera")).toBe("offered");
    expect(desk.row("select preferredAgent from conversations")["preferredAgent"]).toBe(
      desk.agents.get("ana")?.agent,
    );
    const types = desk.events.slice(-4).map(({ type }) => type);
    expect(types).toEqual([
      "conversation.reopened",
      "conversation.queued",
      "message.posted",
      "offer.made",
    ]);
  });

  test("C9: later it starts another", () => {
    const { desk, vera } = afterChat();
    desk.advance(24 * HOUR);
    const { conversationId } = desk.asVisitor("vera", {
      type: "message.post",
      conversationId: vera,
      text: "Hello again",
    });
    expect(conversationId).not.toBe(vera);
    expect(desk.rows("select 1 from conversations")).toHaveLength(2);
  });

  test("C10: without naming it, a message after the end starts another", () => {
    const { desk, vera } = afterChat();
    expect(desk.writes("vera", "Something else")).not.toBe(vera);
  });

  test("RT4: whoever had them last is preferred for a new conversation, too", () => {
    const { desk } = afterChat();
    desk.writes("vera", "Something else");
    const row = desk.row("select preferredAgent from conversations order by id desc");
    expect(row["preferredAgent"]).toBe(desk.agents.get("ana")?.agent);
  });

  test("C10: without naming it, a message goes to the open one", () => {
    const desk = testDesk();
    expect(desk.writes("vera", "Two")).toBe(desk.writes("vera", "Three"));
  });

  test("RT7: opened again while the agent still wraps up: the wrap-up ends and the chat goes back to them", () => {
    const { desk, vera } = afterChat();
    const before = seatsOf(desk);
    desk.asVisitor("vera", { type: "message.post", conversationId: vera, text: "Wait" });
    expect(desk.stateOf("vera")).toBe("offered");
    expect(desk.rows("select kind from slots")).toEqual([{ kind: "offer" }]);
    expect(brokenRules(desk, before)).toEqual([]);
  });

  test("C6, M22: the visitor ends it from any state with one tap, once", () => {
    const { desk, vera } = afterChat();
    expect(
      refusalOf(() => desk.asVisitor("vera", { type: "conversation.close", conversationId: vera })),
    ).toBe("conversation.is-closed");
    expect(
      refusalOf(() =>
        desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "?" }),
      ),
    ).toBe("conversation.is-closed");
  });
});

describe("RA1: a rating", () => {
  test("RA1: 1 to 5 with a comment, changed within 24 h of the end; the latest counts", () => {
    const { desk, vera } = afterChat();
    desk.asVisitor("vera", {
      type: "rating.give",
      conversationId: vera,
      score: 2,
      comment: " Slow\u0007 ",
    });
    desk.advance(24 * HOUR - 1);
    desk.asVisitor("vera", { type: "rating.give", conversationId: vera, score: 4 });
    expect(desk.row("select ratingScore from conversations")["ratingScore"]).toBe(4);
    expect(
      desk.events.filter(({ type }) => type === "rating.given").map(({ text }) => text),
    ).toEqual(["Slow", null]);
    desk.advance(1);
    expect(
      refusalOf(() =>
        desk.asVisitor("vera", { type: "rating.give", conversationId: vera, score: 5 }),
      ),
    ).toBe("rating.not-possible");
  });

  test("RA1: not before an agent was there", () => {
    const desk = testDesk();
    const vera = desk.writes("vera");
    expect(
      refusalOf(() =>
        desk.asVisitor("vera", { type: "rating.give", conversationId: vera, score: 5 }),
      ),
    ).toBe("rating.not-possible");
  });
});

describe("R36: how many conversations", () => {
  test("L1, R36: three open at once, counting those opened again", () => {
    const { desk, vera } = afterChat();
    const ids = [vera];
    for (let more = 0; more < 3; more += 1) {
      const id = desk.writes("vera", "Another");
      ids.push(id);
      desk.asVisitor("vera", { type: "conversation.close", conversationId: id });
    }
    for (const id of ids.slice(0, 3))
      desk.asVisitor("vera", { type: "message.post", conversationId: id, text: "Again" });
    expect(
      refusalOf(() =>
        desk.asVisitor("vera", {
          type: "message.post",
          conversationId: ids[3] ?? "cnv_none",
          text: "Again",
        }),
      ),
    ).toBe("rate.limited");
  });

  test("L1, R36: ten started in an hour, and the refusal says how long to wait", () => {
    const desk = testDesk();
    for (let times = 0; times < 10; times += 1) {
      const id = desk.writes("vera");
      desk.asVisitor("vera", { type: "conversation.close", conversationId: id });
    }
    expect(() => desk.writes("vera")).toThrow(
      expect.objectContaining({ code: "rate.limited", retryAfterMs: HOUR - 10 }),
    );
    desk.clock.advance(HOUR);
    expect(() => desk.writes("vera")).not.toThrow();
  });

  test("L2, R36: a hundred started on a site within a minute, then it is busy; others are not", () => {
    const desk = testDesk();
    for (let at = 0; at < 100; at += 1) desk.writes(`v${at}`);
    expect(refusalOf(() => desk.writes("late"))).toBe("site.busy");
    desk.visitor("elsewhere", 111);
    expect(refusalOf(() => desk.writes("elsewhere"))).toBeUndefined();
    expect(refusalOf(() => desk.writes("v7", "One more word"))).toBeUndefined();
    desk.clock.advance(60_000);
    expect(refusalOf(() => desk.writes("late"))).toBeUndefined();
  });
});
