import { eventMaker, idsOf, visitorCard } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { linesOf } from "../thread/lines.ts";
import { askedForm } from "./asked-form.ts";
import { askedIn, isFormOpen, knownOf } from "./known.ts";
import { keptReplies, readReplies, repliesToSend } from "./offered-replies.ts";

const ids = idsOf(12);
const maker = eventMaker(ids);
const sent = maker.make("form.sent", { fields: ["name", "question"], text: "Which order?" });
const answered = maker.make("form.answered", {
  given: ["question"],
  text: { name: null, email: null, phone: null, question: "47" },
});

test("M5: what the card holds is known, signed before given; what was asked is told, answered or not", () => {
  const card = visitorCard(ids.visitor(), ids.site(), {
    name: "Vera",
    email: null,
    phone: "",
    verified: { subject: "7", name: "Vera Signed", email: "v@example.test" },
  });
  expect(knownOf(card)).toEqual({ name: "Vera Signed", email: "v@example.test" });
  expect(knownOf(undefined)).toEqual({});
  expect([...askedIn([sent, answered])]).toEqual(["name", "question"]);
});

test("FO2: a form stands open until it is answered, or the conversation has ended", () => {
  expect(isFormOpen([sent])).toBe(true);
  expect(isFormOpen([sent, answered])).toBe(false);
  expect(isFormOpen([sent, maker.make("conversation.closed")])).toBe(false);
  expect(isFormOpen([])).toBe(false);
});

test("FO1: a question without words is not asked", () => {
  expect(askedForm(["phone", "name"], " ")).toEqual({ fields: ["name", "phone"] });
  expect(askedForm([], " Which? ")).toEqual({ fields: ["question"], text: "Which?" });
});

test("QR1: short answers are kept as they are typed, and sent with words, each once", () => {
  expect(readReplies(keptReplies(["Yes", ""]))).toEqual(["Yes", ""]);
  expect(readReplies(keptReplies([""]))).toEqual([""]);
  expect(readReplies(keptReplies(undefined))).toBeUndefined();
  expect(repliesToSend([" Yes ", "", "Yes", "No"])).toEqual(["Yes", "No"]);
});

test("FO5, QR1: the thread says what was asked, answered and offered", () => {
  const cast = { me: maker.agentId, visitorName: "Vera", nameOf: () => "Ana", tags: [] };
  const notNow = { ...answered, given: [], text: { ...answered.text, question: null } };
  const lines = linesOf([sent, answered, notNow, maker.make("replies.offered")], cast);
  expect(lines.slice(1)).toMatchObject([
    { kind: "system", text: "Ana sent a form: name, question", comment: "Which order?" },
    { kind: "answers", author: "Vera", event: { text: { question: "47" } } },
    { kind: "system", text: "Vera answered the form: not now" },
    { kind: "system", comment: "Yes · No, thank you" },
  ]);
});
