import { memoryStorage } from "@presently/shared/client";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import type { LastingEvent } from "@presently/shared/protocol";
import { MAX_PHONE_CHARS } from "@presently/shared/protocol/clean-text";
import { jsx } from "preact/jsx-runtime";
import { expect, test } from "vitest";
import { en } from "../i18n/en/ways.ts";
import { createGivenBefore } from "../talk/given-before.ts";
import type { TalkProps } from "../talk/Talk.tsx";
import { drawn } from "../testing/drawn.ts";
import { callCard } from "./CallCard.tsx";
import { lend } from "#lent/jsx-runtime";

lend(jsx);
const noonMs = new Date(2026, 0, 5, 12).getTime();
const { make, agentId } = eventMaker(idsOf(6), noonMs);
const started = viewOf({ ...make("conversation.started"), seq: 1 });
const asked = make("call.asked", { dueAtMs: new Date(2026, 0, 5, 16).getTime() });
const again = make("call.recorded", { dueAtMs: new Date(2026, 0, 6, 10).getTime() });
const gaveUp = make("call.recorded", { outcome: "noAnswer", dueAtMs: null });
const wrongNumber = make("call.recorded", { outcome: "wrongNumber", dueAtMs: null });
const reached = make("call.recorded", { outcome: "reached", dueAtMs: null });

function cardOf(events: readonly LastingEvent[], isAsked = false, problem: string | null = null) {
  const given: unknown[] = [];
  const before = createGivenBefore("s", memoryStorage());
  before.keep("phone", "+44 20 7946 0123");
  const props = {
    picture: { underWay: [], problem },
    acts: { give: (command: unknown) => given.push(command) },
    serverNowMs: noonMs,
    extras: { before },
  } as unknown as TalkProps; // no more of it is read
  const view = events.reduce(applyEvent, started);
  const parts = drawn(callCard(props, en, view, isAsked, "Another fault.", () => {}));
  const elements = parts.filter((part) => typeof part !== "string");
  const words = parts.filter((part) => typeof part === "string").join("");
  return { given, elements, words: words.replaceAll("\u202f", " ") };
}

test("PH1: who left a number reads by when they are called, and can take it back", () => {
  const { elements, words, given } = cardOf([asked]);
  expect(words).toBe("We'll call you by 4:00 PM.Don't call me");
  const press = elements.find(({ type }) => type === "button")?.props["onClick"];
  (press as () => void)(); // the button's
  expect(given).toEqual([{ type: "call.cancel" }]);
});

test("PH3: after no answer by when it is tried again, with its day; once nobody calls any more, why; reached, nothing", () => {
  expect(cardOf([asked, again]).words).toMatch(/^We called and nobody answered\. .*January 6.*10/);
  expect(cardOf([asked, again, gaveUp]).words).toBe(en.call.gaveUp);
  expect(cardOf([asked, wrongNumber]).words).toBe(en.call.wrongNumber);
  expect(cardOf([asked, reached]).words).toBe("");
  expect(cardOf([asked, make("call.cancelled")]).words).toBe("");
});

test("PH3: what became of an earlier call is not said once somebody has written, or it was asked for again", () => {
  const answer = make("message.posted", { by: agentId });
  expect(cardOf([asked, wrongNumber, answer]).words).toBe("");
  expect(cardOf([asked, again, asked]).words).toContain("4:00 PM");
});

test("PH1: the form names both fields", () => {
  const { elements } = cardOf([], true, "contact.invalid");
  const inputs = elements.filter(({ type }) => type === "input").map(({ props }) => props);
  expect(inputs.map((props) => props["aria-label"])).toEqual([en.call.phone, en.call.note]);
  expect(inputs[0]).toMatchObject({ type: "tel", maxLength: MAX_PHONE_CHARS });
});

test("AC15: the form has a number filled in that was given before, and none over another", () => {
  const { elements } = cardOf([], true);
  const turnTo = elements.find(({ props }) => props["type"] === "tel")?.props["onFocus"];
  const valueAfterFocus = (value: string) => {
    const currentTarget = { value };
    (turnTo as (event: object) => void)({ currentTarget }); // the field's
    return currentTarget.value;
  };
  expect(valueAfterFocus("")).toBe("+44 20 7946 0123");
  expect(valueAfterFocus("+3592")).toBe("+3592");
});

test("PH1: the form says of a wrong number what a number looks like", () => {
  const { words } = cardOf([], true, "contact.invalid");
  expect(words).toContain(en.call.wrong);
  expect(cardOf([], true, "rate.limited").words).toContain("Another fault.");
});
