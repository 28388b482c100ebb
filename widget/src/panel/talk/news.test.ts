import type { LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf, manualClock } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { PendingMessage, Picture } from "../picture.ts";
import { BATCH_MS } from "./announcer.ts";
import { createNews } from "./news.ts";

const maker = eventMaker(idsOf(3));
const picture = { view: null, names: { [maker.agentId]: "Jana" } };

function listening() {
  const clock = manualClock();
  const polite: string[] = [];
  const urgent: string[] = [];
  const news = createNews(
    { polite: (words) => polite.push(words), urgent: (words) => urgent.push(words) },
    clock,
    en,
  );
  const heard = (event: Omit<LastingEvent, "seq">) =>
    news.heard({ ...event, seq: 1 } as LastingEvent, picture); // the sequence is all that was missing
  const says = (text: string) => heard(maker.make("message.posted", { text, by: maker.agentId }));
  return { clock, polite, urgent, heard, says, news };
}

test("a message is spoken with who wrote it", () => {
  const { says, polite } = listening();
  says("Hello");
  expect(polite).toEqual(["Jana: Hello"]);
});

test("AC5: at most one announcement in 3 s; several messages are spoken as their number", () => {
  const { says, polite, clock } = listening();
  for (const text of ["One", "Two", "Three", "Four"]) says(text);
  clock.advance(BATCH_MS - 1);
  expect(polite).toEqual(["Jana: One"]);
  clock.advance(1);
  expect(polite).toEqual(["Jana: One", "3 new messages from Jana"]);
});

test("AC5: what the other parts say goes with an answer that came just before, and takes nothing of it", () => {
  const { says, polite, clock, news } = listening();
  news.say("lamp.jpg goes up");
  says("Hello");
  news.say("lamp.jpg is ready");
  clock.advance(BATCH_MS);
  expect(polite).toEqual(["lamp.jpg goes up", "lamp.jpg is ready. Jana: Hello"]);
});

test("AC5: of the visitor's own messages no more than that they were sent", () => {
  const { heard, polite } = listening();
  heard(maker.make("message.posted", { text: "My secret", by: maker.visitorId }));
  expect(polite).toEqual(["Sent"]);
});

test("M3: goodwill is said with its code, in the owner's words or in ours", () => {
  const { heard, polite, clock } = listening();
  heard(maker.make("goodwill.given", { text: { words: "Sorry!", code: "WAIT-7" } }));
  clock.advance(BATCH_MS);
  heard(maker.make("goodwill.given", { text: { words: "", code: "WAIT-8" } }));
  expect(polite).toEqual(["Sorry! WAIT-7", `${en.goodwill.words} WAIT-8`]);
});

test("that an agent joined is said at once", () => {
  const { heard, urgent, says } = listening();
  says("Hello");
  heard(maker.make("conversation.assigned"));
  expect(urgent).toEqual(["Jana joined"]);
});

test("R12: whoever is called hears at once until when the place stays first", () => {
  const { heard, urgent } = listening();
  const untilMs = new Date(2026, 0, 5, 9, 2).getTime(); // 9:02 wherever the test runs
  heard(maker.make("turn.called", { untilMs }));
  expect(urgent.map((words) => words.replaceAll("\u202f", " "))).toEqual([
    "It's your turn. Your place stays first until 9:02 AM.",
  ]);
});

/** What is looked at of a visitor who is second in line, told at `atMs` that it takes `highMs` at most. */
const inLine = (atMs: number, highMs: number) =>
  ({
    view: viewOf({ ...maker.make("conversation.started"), seq: 1 }),
    availability: "busy",
    opensAtMs: null,
    ways: { limitMs: 900_000, byMail: true },
    queue: {
      type: "queue.moved",
      conversationId: maker.conversationId,
      place: 2,
      range: { lowMs: 0, expectedMs: highMs / 2, highMs },
      refusal: null,
      reason: null,
      basis: "measured",
      atMs,
      joinedAtMs: 0,
    },
  }) as unknown as Picture; // no more of it is read

test("W3: a later end of the wait is spoken as such, also when one in between was not spoken", () => {
  const { news, polite, clock } = listening();
  news.place(inLine(0, 120_000), 0);
  news.place(inLine(30_000, 600_000), 30_000);
  clock.advance(60_000);
  news.place(inLine(60_000, 570_000), 60_000);
  expect(polite).toEqual([
    "You're in line. 1 person is ahead of you. Up to 2 minutes.",
    `You're in line. 1 person is ahead of you. ${en.place.longer} ${en.place.newEstimate} Up to 10 minutes.`,
  ]);
});

test("M3: that there are ways out of a long wait is said once, when they come", () => {
  const { news, polite, clock } = listening();
  const later = (picture: Picture, nowMs: number) => {
    news.place(picture, nowMs);
    clock.advance(BATCH_MS);
  };
  later(inLine(0, 120_000), 0);
  later(inLine(30_000, 1_000_000), 30_000);
  later(inLine(40_000, 120_000), 40_000);
  later(inLine(50_000, 1_000_000), 50_000);
  expect(polite).toEqual([expect.stringMatching(/Up to 2 minutes\.$/), en.place.choice]);
});

test("M3: with the first word of a wait that is long, and not to who keeps the place", () => {
  const { news, polite } = listening();
  const picture = inLine(0, 1_000_000);
  news.place(picture, 0);
  expect(polite).toEqual([expect.stringMatching(/[^.]\. You don't have to wait here/)]);
  const kept = listening();
  const asked = { ...maker.make("callback.asked", { way: "email" }), seq: 2 };
  kept.news.place({ ...picture, view: picture.view && applyEvent(picture.view, asked) }, 0);
  expect(kept.polite).toEqual([expect.not.stringContaining(en.place.choice)]);
});

test("M3: after closing time, with nobody there, no choices are drawn and none are spoken of", () => {
  const { news, polite } = listening();
  const picture = inLine(0, 0);
  const queue = picture.queue && { ...picture.queue, range: null };
  news.place({ ...picture, queue, availability: "offline", opensAtMs: 1e12 }, 0);
  expect(polite).toEqual([expect.not.stringContaining(en.place.choice)]);
});

const standing = { pending: [], incident: null, isUnusuallyBusy: false, view: null };

test("M21: the site's notices are spoken once the chat shows them, and again when they are new", () => {
  const { news, polite, clock } = listening();
  const incidentId = `inc_${"a".repeat(21)}` as const;
  const look = (text: string | null, isShown = true, isUnusuallyBusy = false) => {
    const incident = text === null ? null : { incidentId, text, sinceMs: 0 };
    news.look({ ...standing, isUnusuallyBusy, incident }, isShown);
    clock.advance(BATCH_MS);
  };
  look("Payments are down.", false);
  expect(polite).toEqual([]);
  look("Payments are down.");
  look("Payments are down.");
  look("Payments are down; news at 16:00.", true, true);
  look(null);
  expect(polite).toEqual([
    "Payments are down.",
    `Payments are down; news at 16:00. ${en.unusuallyBusy}`,
  ]);
});

test("G8: a message that is late, then refused, is said to be so, once each", () => {
  const { news, polite, clock } = listening();
  const commandId = idsOf(9).command();
  const look = (state: PendingMessage["state"]) => {
    news.look({ ...standing, pending: [{ commandId, text: "Hello", state }] }, false);
    news.look({ ...standing, pending: [{ commandId, text: "Hello", state }] }, false);
    clock.advance(BATCH_MS);
  };
  look("sending");
  look("late");
  look("failed");
  expect(polite).toEqual([en.stillSending, en.notSent]);
});

test("what an earlier page was refused is not spoken of on the next", () => {
  const { news, polite } = listening();
  const failed = { commandId: idsOf(9).command(), text: "Hello", state: "failed" as const };
  news.look({ ...standing, pending: [failed] }, true);
  expect(polite).toEqual([]);
});

test("closing leaves no timer", () => {
  const { says, news, clock } = listening();
  says("One");
  says("Two");
  news.close();
  expect(clock.pendingTimers()).toBe(0);
});
