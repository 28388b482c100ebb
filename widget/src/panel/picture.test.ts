import type { ConversationState, ConversationView } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { isAwaited, isOpen } from "./picture.ts";

const begun = viewOf({ ...eventMaker(idsOf(6)).make("conversation.started"), seq: 1 });
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
  expect({ isOpen: isOpen(view), isAwaited: isAwaited(view) }).toEqual(expected);
});
