import type { ConversationView } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { canRate } from "./Talk.tsx";

const maker = eventMaker(idsOf(8));
const closed = { ...maker.make("conversation.closed", { closedBy: "visitor" }), seq: 99 };
const HOUR_MS = 3_600_000;
/** Ended, with nothing loaded but its end. */
const ended: ConversationView = {
  ...viewOf({ ...maker.make("conversation.started"), seq: 1 }),
  state: "closed",
  items: [closed],
  hasEarlier: true,
};

test("RA1: a chat is rated though its agent came before what is loaded, for a day from its end", () => {
  const helped = { ...ended, agentId: maker.agentId };
  expect(canRate(helped, closed.atMs + 24 * HOUR_MS - 1)).toBe(true);
  expect(canRate(helped, closed.atMs + 24 * HOUR_MS)).toBe(false);
});

test("RA1: without an agent there is nothing to rate, nor before the end", () => {
  expect(canRate(ended, closed.atMs)).toBe(false);
  expect(canRate({ ...ended, state: "assigned", agentId: maker.agentId }, closed.atMs)).toBe(false);
});
