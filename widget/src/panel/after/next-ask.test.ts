import type { ConversationView } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { nextAsk } from "./next-ask.ts";

const maker = eventMaker(idsOf(8));
const closed = { ...maker.make("conversation.closed", { closedBy: "visitor" }), seq: 99 };
const answered = { ...maker.make("solution.answered", { isSolved: true }), seq: 100 };
const HOUR_MS = 3_600_000;
/** Ended, with nothing loaded but its end. */
const ended: ConversationView = {
  ...viewOf({ ...maker.make("conversation.started"), seq: 1 }),
  state: "closed",
  items: [closed],
  hasEarlier: true,
};
const helped = { ...ended, agentId: maker.agentId };

test("RA1, SO1: it is asked though its agent came before what is loaded, for a day from its end", () => {
  expect(nextAsk(helped, closed.atMs + 24 * HOUR_MS - 1, false)).toBe("solved");
  expect(nextAsk(helped, closed.atMs + 24 * HOUR_MS, false)).toBeNull();
});

test("RA1: without an agent there is nothing to rate, nor before the end", () => {
  expect(nextAsk(ended, closed.atMs, false)).toBeNull();
  expect(nextAsk({ ...helped, state: "assigned" }, closed.atMs, false)).toBeNull();
});

test("AR7, M17: after 'did that help?' it is asked whether it was solved, and no more; a rating that was given may be changed", () => {
  for (const articleHelp of ["opened", "yes", "no"] as const) {
    const asked = { ...helped, articleHelp };
    expect(nextAsk(asked, closed.atMs, false)).toBe("solved");
    expect(nextAsk(asked, closed.atMs, true)).toBeNull();
    expect(nextAsk({ ...asked, ratingScore: 4 }, closed.atMs, true)).toBe("rating");
  }
  expect(nextAsk({ ...helped, articleHelp: "shown" }, closed.atMs, true)).toBe("rating");
});

test("SO4, M17: one thing at a time: how the chat was is asked once the first was answered, or left", () => {
  expect(nextAsk(helped, closed.atMs, false)).toBe("solved");
  expect(nextAsk(helped, closed.atMs, true)).toBe("rating");
  expect(nextAsk(applyEvent(helped, answered), closed.atMs, false)).toBe("rating");
});
