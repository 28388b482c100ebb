import { describe, expect, test } from "vitest";
import { brokenRules } from "./invariants.ts";
import { LINE, OTHER_LINE, OTHER_SITE, refusalOf, testDesk } from "./testing.ts";

const email = "vera@example.org";

describe("C7, M1: leaving a message", () => {
  test("C7: without a conversation it starts one in the unanswered lane, in no line", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const { conversationId } = desk.asVisitor("vera", {
      type: "conversation.leaveMessage",
      email,
      text: "Call me",
      name: " Ve\u202era ",
    });
    expect(conversationId).toBeDefined();
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(desk.events.map(({ type }) => type)).toEqual([
      "conversation.started",
      "message.posted",
      "conversation.messageLeft",
    ]);
    expect(desk.row("select name, email from people")).toEqual({ name: "Vera", email });
    desk.online("ana");
    expect(desk.stateOf("vera")).toBe("messageLeft");
  });

  test("C7: from the line, giving back an offer", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.asVisitor("vera", { type: "conversation.leaveMessage", email });
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(desk.rows("select 1 from slots")).toEqual([]);
    expect(desk.rows("select 1 from deadlines")).toEqual([]);
    expect(desk.row("select kind, line from waitFacts where kind = 'left'")).toEqual({
      kind: "left",
      line: LINE,
    });
  });

  test("C7: the address is checked, and nothing is written when it is wrong", () => {
    const desk = testDesk();
    desk.writes("vera");
    const before = desk.events.length;
    expect(
      refusalOf(() =>
        desk.asVisitor("vera", { type: "conversation.leaveMessage", email: "nobody" }),
      ),
    ).toBe("contact.invalid");
    expect(desk.events).toHaveLength(before);
    expect(desk.row("select email from people")["email"]).toBeNull();
  });

  test("C7: an empty one is refused where nothing was written yet", () => {
    const desk = testDesk();
    desk.visitor("vera");
    expect(
      refusalOf(() =>
        desk.asVisitor("vera", { type: "conversation.leaveMessage", email, text: "  " }),
      ),
    ).toBe("message.empty");
    expect(desk.rows("select 1 from conversations")).toEqual([]);
  });

  test("C7: not out of a chat that an agent holds", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(
      refusalOf(() => desk.asVisitor("vera", { type: "conversation.leaveMessage", email })),
    ).toBe("conversation.wrong-state");
  });

  test("C8, M1: stays owed until a person answered; any agent of the site may, others may not", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const { conversationId = "cnv_none" } = desk.asVisitor("vera", {
      type: "conversation.leaveMessage",
      email,
      text: "Call me",
    });
    desk.agent("ana", { line: null });
    desk.agent("far", { site: OTHER_SITE, line: OTHER_LINE });
    const owes = () => desk.row("select owesAnswerSinceMs from conversations")["owesAnswerSinceMs"];
    expect(
      refusalOf(() => desk.asAgent("far", { type: "message.post", conversationId, text: "Hi" })),
    ).toBe("not-found");
    expect(
      refusalOf(() => desk.asAgent("ana", { type: "conversation.close", conversationId })),
    ).toBe("conversation.wrong-state");
    expect(owes()).not.toBeNull();
    desk.asAgent("ana", { type: "message.post", conversationId, text: "Here is your answer" });
    expect([owes(), desk.stateOf("vera")]).toEqual([null, "messageLeft"]);
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    expect(desk.stateOf("vera")).toBe("closed");
  });

  test("ML4, R36: two mailboxes an hour and five a day, by whatever road; however often one is named, it is one", () => {
    const mailing = testDesk({}, { canMail: true });
    mailing.visitor("vera");
    let sent = 0;
    const leave = (address: string) =>
      mailing.asVisitor("vera", {
        type: "conversation.leaveMessage",
        email: address,
        text: `Call me ${(sent += 1)}`,
      });
    leave("a@example.org");
    leave("b@example.org");
    const before = mailing.events.length;
    expect(refusalOf(() => leave("c@example.org"))).toBe("contact.too-many");
    const describe = { type: "visitor.describe", email: "c@example.org" } as const;
    expect(refusalOf(() => mailing.asVisitor("vera", describe))).toBe("contact.too-many");
    expect(mailing.events).toHaveLength(before);
    expect(mailing.row("select email from people")).toEqual({ email: "b@example.org" });
    leave("A+1@example.org");
    for (const [address, other] of ["cd", "ef"]) {
      mailing.advance(3_600_000);
      leave(`${address}@example.org`);
      if (other !== "f") leave(`${other}@example.org`);
    }
    expect(refusalOf(() => leave("f@example.org"))).toBe("contact.too-many");
    mailing.advance(24 * 3_600_000);
    leave("f@example.org");
    mailing.close();
  });

  test("R36: a call-back by mail names a mailbox, too, and is refused before it writes anything", () => {
    const mailing = testDesk({}, { canMail: true });
    const conversationId = mailing.writes("vera");
    const ask = (address: string) =>
      mailing.asVisitor("vera", {
        type: "callback.ask",
        conversationId,
        way: "email",
        email: address,
      });
    ask("a@example.org");
    ask("b@example.org");
    expect(refusalOf(() => ask("c@example.org"))).toBe("contact.too-many");
    expect(mailing.rows("select 1 from namedMailboxes")).toHaveLength(2);
    mailing.close();
  });

  test("ML4: a left message is confirmed once to an address, however often and in whatever case it is given, and to one that was put right", () => {
    const mailing = testDesk({}, { canMail: true });
    mailing.visitor("vera");
    const leave = (address: string) => {
      mailing.asVisitor("vera", { type: "conversation.leaveMessage", email: address, text: "Hi" });
      const { state } = mailing.row("select state from outbox");
      mailing.store.db.exec("update outbox set state = 'done'");
      return state;
    };
    expect([email, email, "VERA@Example.org"].map(leave)).toEqual(["waiting", "done", "done"]);
    // A dot may be another person's: the first confirmation went to them.
    expect(["v.era@example.org", "v.era@example.org"].map(leave)).toEqual(["waiting", "done"]);
    expect(["vera@example.net", "vera@example.net"].map(leave)).toEqual(["waiting", "done"]);
    mailing.close();
  });

  test("Q7: who left a message and writes again stands in line again; looking at the page alone does not", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const left = desk.asVisitor("vera", {
      type: "conversation.leaveMessage",
      email,
      text: "Call me",
    });
    desk.presence("vera", "absent");
    desk.presence("vera", "present");
    expect(desk.stateOf("vera")).toBe("messageLeft");
    const again = desk.asVisitor("vera", { type: "message.post", text: "I am here now" });
    expect([again.conversationId, desk.stateOf("vera")]).toEqual([left.conversationId, "queued"]);
  });

  test("Q5, C7: who leaves a message is present, for what else they have open as well", () => {
    const desk = testDesk();
    const ended = desk.writes("vera");
    desk.asVisitor("vera", { type: "conversation.close", conversationId: ended });
    const leaveMessage = () =>
      desk.asVisitor("vera", {
        type: "conversation.leaveMessage",
        conversationId: ended,
        email,
        text: "Call me",
      });
    leaveMessage();
    expect(desk.writes("vera")).not.toBe(ended);
    desk.presence("vera", "absent");
    leaveMessage();
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(brokenRules(desk, new Set())).toEqual([]);
    expect(
      desk.row("select isReachable from conversations where state = 'queued'")["isReachable"],
    ).toBe(1);
  });

  test("Q7: who asks to leave a message after a long absence comes back by writing alone", () => {
    const desk = testDesk();
    desk.writes("vera");
    desk.presence("vera", "absent");
    desk.advance(600_000);
    desk.asVisitor("vera", { type: "conversation.leaveMessage", email });
    expect(desk.rows("select kind from deadlines")).toEqual([]);
    desk.presence("vera", "absent");
    desk.presence("vera", "present");
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(brokenRules(desk, new Set())).toEqual([]);
  });
});
