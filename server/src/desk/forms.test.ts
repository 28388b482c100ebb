import type { FormId } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { identifyVisitor } from "../desk.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import { refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

/** Vera's chat with ana, to which ana has written: it is the visitor's turn. */
function inChat() {
  const desk = testDesk({}, { canMail: true });
  desk.agent("ana", { capacity: 1 });
  desk.agent("boss", { role: "owner", line: null });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "Which order?" });
  const asks = (...fields: ("name" | "email" | "phone" | "question")[]) => {
    const text = "Which order?";
    desk.asAgent("ana", { type: "form.send", conversationId: vera, fields, text });
    return latestForm(desk);
  };
  const answers = (formId: FormId, given: { [field: string]: string } = {}) =>
    desk.asVisitor("vera", { type: "form.answer", conversationId: vera, formId, ...given });
  const card = () => desk.row("select name, email, phone, verifiedName from people");
  const stored = () => desk.row("select state, owesAnswerSinceMs from conversations");
  return { desk, vera, asks, answers, card, stored };
}

function latestForm(desk: TestDesk): FormId {
  const { data } = desk.events.findLast(({ type }) => type === "form.sent") ?? {};
  return String(data?.["formId"]) as FormId; // the event's schema has it
}

describe("M5: a small form in the chat", () => {
  test("FO1: it asks each thing once, in one order; words that nobody asks for are left out", () => {
    const { desk, asks } = inChat();
    asks("email", "name", "email");
    expect(desk.events.at(-1)).toMatchObject({
      type: "form.sent",
      text: null,
      data: { fields: ["name", "email"] },
    });
    asks("question");
    expect(desk.events.at(-1)).toMatchObject({ text: "Which order?" });
  });

  test("FO1: a question has words, and no more than fit", () => {
    const { desk, vera } = inChat();
    const refused = (text: string) =>
      refusalOf(() =>
        desk.asAgent("ana", {
          type: "form.send",
          conversationId: vera,
          fields: ["question"],
          text,
        }),
      );
    expect(refused(" ")).toBe("message.empty");
    expect(refused("x".repeat(201))).toBe("message.too-long");
  });

  test("FO3, ID8: what is given goes to the card as a claim, and over nothing that was left empty or signed", () => {
    const { desk, asks, answers, card } = inChat();
    desk.asVisitor("vera", { type: "visitor.describe", name: "Vera" });
    desk.store.db.exec("update people set verifiedName = 'Vera Signed'");
    answers(asks("name", "email", "phone"), {
      name: " ",
      email: "v@example.test",
      phone: "+359 88 123 45",
    });
    expect(card()).toEqual({
      name: "Vera",
      email: "v@example.test",
      phone: "+359 88 123 45",
      verifiedName: "Vera Signed",
    });
    expect(desk.events.at(-1)).toMatchObject({
      type: "form.answered",
      data: { given: ["email", "phone"] },
      text: JSON.stringify({
        name: null,
        email: "v@example.test",
        phone: "+359 88 123 45",
        question: null,
      }),
    });
  });

  test("FO3, ID8: a number that was given before the site said who is there is dropped, as name and address are", () => {
    const { desk, asks, answers, card } = inChat();
    answers(asks("phone"), { phone: "+359 88 123 45" });
    expect(card()).toMatchObject({ phone: "+359 88 123 45" });
    const nowMs = desk.clock.nowMs();
    const signed = {
      subject: "7",
      name: "Vera",
      email: null,
      signedAtMs: nowMs,
      untilMs: nowMs + 3_600_000,
    };
    const identifying = { site: SITE, signed, heldHash: "hash of vera", tokenHash: "another" };
    desk.commit(identifyVisitor(identifying, desk.context));
    expect(card()).toMatchObject({ name: "Vera", phone: null });
  });

  test("FO3: only what was asked is taken", () => {
    const { asks, answers, card } = inChat();
    answers(asks("name"), { name: "Vera", email: "v@example.test", question: "x" });
    expect(card()).toMatchObject({ name: "Vera", email: null });
  });

  test("FO3: with an address that is none nothing is stored, and the form stays open", () => {
    const { desk, asks, answers, card } = inChat();
    const formId = asks("name", "email");
    const before = desk.events.length;
    expect(refusalOf(() => answers(formId, { name: "Vera", email: "v@" }))).toBe("contact.invalid");
    expect(card()).toMatchObject({ name: null });
    expect(desk.events).toHaveLength(before);
    answers(formId, { name: "Vera" });
    expect(card()).toMatchObject({ name: "Vera" });
  });

  test("FO3, R36: who names too many mailboxes is held up here too", () => {
    const { asks, answers } = inChat();
    for (const email of ["a@example.test", "b@example.test"]) answers(asks("email"), { email });
    const formId = asks("email");
    expect(refusalOf(() => answers(formId, { email: "c@example.test" }))).toBe("contact.too-many");
  });

  test("FO2: one at a time: another takes its place, and an answered one takes no more", () => {
    const { asks, answers } = inChat();
    const first = asks("name");
    const second = asks("email");
    expect(refusalOf(() => answers(first, { name: "Vera" }))).toBe("conversation.wrong-state");
    answers(second, { email: "v@example.test" });
    expect(refusalOf(() => answers(second))).toBe("conversation.wrong-state");
  });

  test("FO2: it ends with the conversation, also when that is opened again", () => {
    const { desk, vera, asks, answers } = inChat();
    const formId = asks("name");
    desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
    expect(refusalOf(() => answers(formId, { name: "Vera" }))).toBe("conversation.is-closed");
    desk.asVisitor("vera", { type: "message.post", conversationId: vera, text: "And yet" });
    expect(refusalOf(() => answers(formId, { name: "Vera" }))).toBe("conversation.wrong-state");
  });

  test("FO4: an answer is the visitor's turn, and owed one; not now owes none", () => {
    const { desk, asks, answers, stored } = inChat();
    const before = seatsOf(desk);
    answers(asks("question"));
    expect(stored()).toEqual({ state: "assigned", owesAnswerSinceMs: null });
    answers(asks("question"), { question: "4711" });
    expect(stored()).toEqual({ state: "assigned", owesAnswerSinceMs: desk.clock.nowMs() });
    expect(brokenRules(desk, before)).toEqual([]);
  });

  test("FO4, C8: to ask is no answer", () => {
    const { desk, asks, stored } = inChat();
    const askedAtMs = desk.clock.nowMs() + 1;
    desk.writes("vera", "Hello?");
    asks("name");
    expect(stored()).toEqual({ state: "assigned", owesAnswerSinceMs: askedAtMs });
  });

  test("FO1, R33: who reads along asks nothing", () => {
    const { desk, vera } = inChat();
    desk.agent("ben");
    expect(
      refusalOf(() =>
        desk.asAgent("ben", { type: "form.send", conversationId: vera, fields: ["name"] }),
      ),
    ).toBe("conversation.not-yours");
  });
});

describe("M22: what a site asks before the chat", () => {
  function asking(...fields: ("name" | "email" | "phone" | "question")[]) {
    const desk = testDesk();
    desk.agent("boss", { role: "owner", line: null });
    const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
    const form = { fields, question: "Your order?" };
    desk.asAgent("boss", { type: "site.setPreChat", siteId, form });
    return desk;
  }
  const formsOf = (desk: TestDesk) => desk.events.filter(({ type }) => type === "form.sent");

  test("FO6: by itself it asks nothing", () => {
    const desk = testDesk();
    desk.writes("vera");
    expect(formsOf(desk)).toEqual([]);
  });

  test("FO6, M22: it comes after the message, which waits for nothing, and once for a visitor", () => {
    const desk = asking("name", "email", "question");
    const vera = desk.writes("vera");
    expect(desk.events.slice(-2)).toMatchObject([
      { type: "message.posted" },
      {
        type: "form.sent",
        actor: "system",
        text: "Your order?",
        data: { fields: ["name", "email", "question"] },
      },
    ]);
    expect(desk.stateOf("vera")).toBe("queued");
    desk.writes("vera", "And one more thing");
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    desk.clock.advance(25 * 3_600_000);
    desk.writes("vera", "Hello again");
    expect(formsOf(desk)).toHaveLength(1);
  });

  test("FO6: what is known is not asked, given or signed; where all is known nothing is", () => {
    const desk = asking("name", "email");
    desk.visitor("vera");
    desk.store.db.exec("update people set verifiedName = 'Vera'");
    desk.writes("vera");
    expect(formsOf(desk)).toMatchObject([{ data: { fields: ["email"] } }]);
    desk.visitor("mia");
    desk.asVisitor("mia", { type: "visitor.describe", name: "Mia", email: "m@example.test" });
    desk.writes("mia");
    expect(formsOf(desk)).toHaveLength(1);
    desk.visitor("zoe");
    desk.store.db.exec(
      "update people set verifiedEmail = 'z@example.test' where verifiedName is null and email is null",
    );
    desk.writes("zoe");
    expect(formsOf(desk).at(-1)).toMatchObject({ data: { fields: ["name"] } });
  });

  test("FO4, FO6: what is told before the chat is owed no answer of its own", () => {
    const desk = asking("name");
    const conversationId = desk.writes("vera");
    desk.online("ana");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.asAgent("ana", { type: "message.post", conversationId, text: "Hi" });
    const formId = latestForm(desk);
    desk.asVisitor("vera", { type: "form.answer", conversationId, formId, name: "Vera" });
    expect(desk.row("select owesAnswerSinceMs from conversations")).toEqual({
      owesAnswerSinceMs: null,
    });
  });
});

describe("QR1: short answers", () => {
  function offering(replies: string[]) {
    const { desk, vera } = inChat();
    const post = () =>
      desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "Is it?", replies });
    return { desk, post };
  }

  test("QR1: they follow their message, clean and each once; the message answers the command", () => {
    const { desk, post } = offering([" Yes ", "No\n thanks", "", "Yes"]);
    const answer = post();
    const [message, offered] = desk.events.slice(-2);
    expect(message).toMatchObject({ type: "message.posted", text: "Is it?" });
    expect(answer.eventId).toBe(message?.publicId);
    expect(offered).toMatchObject({
      type: "replies.offered",
      text: JSON.stringify(["Yes", "No thanks"]),
      publicSeq: (message?.publicSeq ?? 0) + 1,
    });
  });

  test("QR1: a message without any offers none", () => {
    const { desk, post } = offering(["  "]);
    post();
    expect(desk.count("replies.offered")).toBe(0);
  });

  test("QR1: one that is too long for a button is refused, and nothing is sent", () => {
    const { desk, post } = offering(["x".repeat(61)]);
    const before = desk.events.length;
    expect(refusalOf(post)).toBe("message.too-long");
    expect(desk.events).toHaveLength(before);
  });
});
