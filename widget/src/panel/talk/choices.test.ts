import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { describe, expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { Picture } from "../picture.ts";
import { queueOf } from "./told-queue.ts";
import { choicesOf, isFormOver } from "./choices.ts";
import { waitSentence } from "./wait-words.ts";

const MIN = 60_000;
const maker = eventMaker(idsOf(5));
const view = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const kept = applyEvent(view, { ...maker.make("callback.asked", { way: "notice" }), seq: 2 });

const WAITS = {
  range: { range: { lowMs: 20 * MIN, expectedMs: 25 * MIN, highMs: 30 * MIN }, refusal: null },
  tooLong: { range: null, refusal: "tooLong" },
  nobodyAvailable: { range: null, refusal: "nobodyAvailable" },
} as const;

/** Of a visitor who stands second in line, on a server that sends mail. */
function pictureOf(wait: keyof typeof WAITS, isClosed: boolean): Picture {
  return {
    view,
    availability: isClosed ? "offline" : "busy",
    opensAtMs: isClosed ? 1e12 : null,
    ways: { limitMs: 10 * MIN, byMail: true },
    queue: { ...WAITS[wait], place: 2, reason: null, atMs: 0, joinedAtMs: 0 },
  } as unknown as Picture; // no more of it is read
}

test("M22: while it is asked what the chat is about, the form for an address does not stand there by itself; it is opened by a button", () => {
  const picture = pictureOf("nobodyAvailable", false);
  expect(choicesOf(picture, null, 0).form).toBe("message");
  expect(choicesOf(picture, null, 0, true)).toMatchObject({
    form: null,
    isOffered: true,
    leaves: true,
  });
  expect(choicesOf(picture, "message", 0, true)).toMatchObject({
    form: "message",
    canGoBack: true,
  });
});

describe.each(["range", "tooLong", "nobodyAvailable"] as const)("M3: a long wait, %s", (wait) => {
  test.each([
    ["open", false],
    ["closed", true],
  ])("leaves a message as a way out, %s", (_, isClosed) => {
    const { form, isOffered, leaves } = choicesOf(pictureOf(wait, isClosed), null, 0);
    expect((isOffered && leaves) || form === "message").toBe(true);
  });

  test("the place is kept while the site is open, and not promised when it has closed", () => {
    const open = choicesOf(pictureOf(wait, false), null, 0);
    expect(open).toMatchObject({ isOffered: true, keepsPlace: true });
    expect(open.byMail).toBe(wait !== "nobodyAvailable"); // there the form for a message takes the address
    expect(choicesOf(pictureOf(wait, true), null, 0)).toMatchObject({
      keepsPlace: false,
      byMail: false,
    });
  });

  test("whoever keeps the place when the site closes can still see so, and leave a message", () => {
    const picture = { ...pictureOf(wait, true), view: kept };
    expect(choicesOf(picture, null, 0)).toMatchObject({ keepsPlace: true, leaves: true });
  });

  test("after closing time it is said when the site is back", () => {
    const words = (isClosed: boolean) => {
      const queue = queueOf(pictureOf(wait, isClosed));
      return queue && waitSentence(queue, 0, en);
    };
    expect(words(true)).toMatch(/we're back .*\d.* \(your time\)/i);
    expect(words(false)).not.toMatch(/we're back/i);
  });
});

test("PH1, M3: a number can be left beside a long wait where the team calls, closed or not, and once", () => {
  for (const wait of ["range", "nobodyAvailable"] as const)
    for (const isClosed of [false, true]) {
      const picture = pictureOf(wait, isClosed);
      expect(choicesOf(picture, null, 0).byPhone).toBe(false);
      const calling = { ...picture, ways: { limitMs: 10 * MIN, byMail: false, byPhone: true } };
      expect(choicesOf(calling, null, 0)).toMatchObject({ isOffered: true, byPhone: true });
      const owed = applyEvent(view, { ...maker.make("call.asked"), seq: 2 });
      expect(choicesOf({ ...calling, view: owed }, null, 0).byPhone).toBe(false);
      expect(choicesOf(calling, "phone", 0)).toMatchObject({ form: "phone", isOffered: false });
    }
});

test("a form that is open stands in the choices' place", () => {
  expect(choicesOf(pictureOf("range", false), "callback", 0)).toEqual({
    form: "callback",
    canGoBack: true,
    isOffered: false,
    keepsPlace: false,
    byMail: false,
    byPhone: false,
    leaves: false,
  });
});

test("M3: with nobody there the form stands beside the other way out, and its field is no way away from it", () => {
  const picture = pictureOf("nobodyAvailable", false);
  const choices = choicesOf(picture, null, 0);
  expect(choices).toMatchObject({ form: "message", isOffered: true, keepsPlace: true });
  expect(choices.canGoBack).toBe(false);
  expect(choicesOf(picture, "message", 0)).toEqual(choices);
});

test("M3: the form that who keeps the place has turned to stands in the choices' place, with nobody there too", () => {
  const picture = { ...pictureOf("nobodyAvailable", false), view: kept };
  expect(choicesOf(picture, "message", 0)).toMatchObject({
    form: "message",
    canGoBack: true,
    isOffered: false,
  });
});

test("R12: an open form makes room for the call when it is the visitor's turn", () => {
  const picture = { ...pictureOf("range", false), view: kept };
  const called = { ...maker.make("turn.called", { untilMs: 9 }), seq: 3 };
  expect(isFormOver(picture, "message")).toBe(false);
  expect(isFormOver({ ...picture, view: applyEvent(kept, called) }, "message")).toBe(true);
});

test("the form for a call-back goes when the site closes, the one for a message stays", () => {
  expect(isFormOver(pictureOf("range", false), "callback")).toBe(false);
  expect(isFormOver(pictureOf("range", true), "callback")).toBe(true);
  expect(isFormOver(pictureOf("range", true), "message")).toBe(false);
});
