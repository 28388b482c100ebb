import type { ConversationView, VisitorCommand } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { jsx } from "preact/jsx-runtime";
import { expect, test } from "vitest";
import { en } from "../i18n/en/after.ts";
import { drawn } from "../testing/drawn.ts";
import { type AfterProps, type AfterState, FRESH } from "./after-state.ts";
import { atEnd } from "./AtEnd.tsx";
import { lend } from "#lent/jsx-runtime";

lend(jsx);
const maker = eventMaker(idsOf(4));
const closed = { ...maker.make("conversation.closed"), seq: 9 };
const ended: ConversationView = {
  ...viewOf({ ...maker.make("conversation.started"), seq: 1 }),
  state: "closed",
  agentId: maker.agentId,
  items: [closed],
};

function endOf(state: Partial<AfterState> = {}, props: Partial<AfterProps> = {}) {
  const given: unknown[] = [];
  const changes: Partial<AfterState>[] = [];
  const parts = drawn(
    atEnd(
      {
        view: ended,
        texts: en,
        serverNowMs: closed.atMs,
        maxComment: 500,
        underWay: [],
        problem: null,
        give: (command) => given.push(command),
        save: () => Promise.resolve(),
        byMail: true,
        addressForm: (words) => jsx("form", { children: words.title }),
        forget: () => {},
        ...props,
      },
      { ...FRESH, ...state },
      (part) => changes.push(part),
    ),
  );
  const words = parts.filter((part) => typeof part === "string");
  const press = (label: string) => {
    const button = parts.find(
      (part) => typeof part !== "string" && part.type === "button" && drawn(part).includes(label),
    );
    if (typeof button !== "object") throw new Error(`no button ${label}: ${words.join(", ")}`);
    (button.props["onClick"] as () => void)(); // what a button has
  };
  return { words, given, changes, press };
}

test("SO4, M17: one thing is asked; an answer is given once, and skipping leads on", () => {
  const { words, press, given, changes } = endOf();
  expect(words).toContain(en.solved.ask);
  expect(words).not.toContain(en.rating.ask);
  press(en.solved.no);
  expect(given).toEqual([{ type: "solution.answer", isSolved: false }]);
  press(en.solved.skip);
  expect(changes).toEqual([{ isSkipped: true }]);
  const underWay: VisitorCommand["type"][] = ["solution.answer"];
  const sending = endOf({}, { underWay });
  sending.press(en.solved.yes);
  expect(sending.given).toEqual([]);
  const answered = applyEvent(ended, maker.make("solution.answered"));
  const after = endOf({}, { view: answered }).words;
  expect([after.includes(en.solved.ask), after.includes(en.rating.ask)]).toEqual([false, true]);
});

test("TS3: mail is offered where the server sends it and somebody of the team was there; what was refused is asked again", () => {
  const hasMail = (props: Partial<AfterProps>) =>
    endOf({}, props).words.includes(en.transcript.byMail);
  expect([hasMail({}), hasMail({ byMail: false })]).toEqual([true, false]);
  expect(hasMail({ view: { ...ended, agentId: null } })).toBe(false);
  expect(endOf({ mail: "asked" }).words).toContain(en.transcript.form.title);
  expect(endOf({ mail: "given" }).words).toContain(en.transcript.mailed);
  const refused = endOf({ mail: "given", refused: ["transcript.mail"] }).words;
  expect(refused).toContain(en.transcript.form.title);
  expect(refused).not.toContain(en.transcript.mailed);
  const rated = endOf({ mail: "given", refused: ["rating.give"] }, { problem: "rating.tooLate" });
  expect(rated.words).toContain(en.transcript.mailed);
});

test("RA1: a comment is said to be kept unless it was refused, whatever else was", () => {
  const state: Partial<AfterState> = { isSkipped: true, tapped: 2, comment: "Slow", isDone: true };
  const isKept = (part: Partial<AfterState>, problem: string | null) =>
    endOf({ ...state, ...part }, { problem }).words.includes(en.rating.kept);
  expect(isKept({}, null)).toBe(true);
  expect(isKept({ refused: ["transcript.mail"] }, "contact.invalid")).toBe(true);
  expect(isKept({ refused: ["rating.give"] }, null)).toBe(false);
});
