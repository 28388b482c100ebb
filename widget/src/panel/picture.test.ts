import type { ConversationState, ConversationView } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import type { Picture } from "./picture.ts";
import { isOpen, isUnderWay, threadsTo } from "./picture.ts";

const begun = viewOf({ ...eventMaker(idsOf(6)).make("conversation.started"), seq: 1 });
const picture = (over: Partial<Picture>): Picture => ({
  connection: "online",
  isTooBusy: false,
  isRefused: false,
  siteName: "Shop",
  availability: "online",
  opensAtMs: null,
  incident: null,
  isUnusuallyBusy: false,
  ways: null,
  files: null,
  isKnown: true,
  view: null,
  threads: [],
  names: {},
  pending: [],
  underWay: [],
  queue: null,
  typing: null,
  problem: null,
  ...over,
});
const inState = (state: ConversationState): ConversationView => ({ ...begun, state });

test.each<[ConversationState, { isOpen: boolean; isAwaited: boolean }]>([
  ["queued", { isOpen: true, isAwaited: true }],
  ["offered", { isOpen: true, isAwaited: true }],
  ["assigned", { isOpen: true, isAwaited: true }],
  ["waitingOnVisitor", { isOpen: true, isAwaited: true }],
  ["messageLeft", { isOpen: false, isAwaited: true }],
  ["closed", { isOpen: false, isAwaited: false }],
])("a left message is not open, but its answer is awaited: %s", (state, expected) => {
  const view = inState(state);
  expect({ isOpen: isOpen(view), isAwaited: isUnderWay(picture({ view })) }).toEqual(expected);
});

test("R6: what waits to be sent is under way, whether or not a conversation is", () => {
  const underWay = ["message.post"] as const;
  expect(isUnderWay(picture({ underWay }))).toBe(true);
  expect(isUnderWay(picture({ underWay, view: inState("closed") }))).toBe(true);
  expect(isUnderWay(picture({ view: inState("closed") }))).toBe(false);
});

test("C9: former conversations stand before the one shown, without a gap between them", () => {
  const from = (startedAtMs: number, hasEarlier = false): ConversationView => ({
    ...begun,
    startedAtMs,
    hasEarlier,
  });
  const shown = from(3);
  expect(threadsTo(null, [shown])).toEqual([]);
  expect(threadsTo(shown, [shown, from(4), from(2), from(1)])).toEqual([from(1), from(2), shown]);
  expect(threadsTo(shown, [from(1), from(2, true), shown])).toEqual([from(2, true), shown]);
  expect(threadsTo(shown, [from(1), from(2), from(3, true)])).toEqual([from(3, true)]);
});
