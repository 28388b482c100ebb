import type { ConversationState, QueueMoved } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import type { LoaderHandle, State } from "../contract.ts";
import type { Picture } from "./picture.ts";
import { publicState, tell } from "./public-state.ts";
import { countUnread } from "./talk/unread.ts";

const maker = eventMaker(idsOf(5));
const view = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const idle: State = {
  connection: "idle",
  open: false,
  unread: 0,
  availability: "offline",
  conversation: null,
  queue: null,
};
const queue: QueueMoved = {
  type: "queue.moved",
  conversationId: view.conversationId,
  place: 2,
  range: { lowMs: 60_000, expectedMs: 90_000, highMs: 180_000 },
  refusal: null,
  reason: null,
  basis: "measured",
  atMs: 1_000,
  joinedAtMs: 1_000,
};
const picture = (over: Partial<Picture> = {}): Picture => ({
  connection: "online",
  isTooBusy: false,
  isRefused: false,
  siteName: "Shop",
  availability: "busy",
  opensAtMs: null,
  incident: null,
  isUnusuallyBusy: false,
  ways: null,
  isKnown: true,
  view,
  threads: [],
  names: {},
  pending: [],
  underWay: [],
  queue,
  typing: null,
  problem: null,
  ...over,
});

test.each<[ConversationState, string]>([
  ["queued", "queued"],
  ["offered", "queued"],
  ["assigned", "active"],
  ["waitingOnVisitor", "active"],
  ["messageLeft", "snoozed"],
  ["closed", "closed"],
])("a conversation that is %s is %s to the page's scripts", (state, status) => {
  const now = publicState(idle, picture({ view: { ...view, state } }), 1_000, false);
  expect(now.conversation?.status).toBe(status);
});

test("the range is told from now on", () => {
  expect(publicState(idle, picture(), 31_000, false).queue).toMatchObject({
    place: 2,
    ahead: 1,
    waitMs: [30_000, 150_000],
  });
  expect(publicState(idle, picture(), 500_000, false).queue?.waitMs).toEqual([0, 0]);
});

test("a range that runs down is no news; a new one is", () => {
  const first = publicState(idle, picture(), 1_000, false);
  const later = publicState(first, picture(), 20_000, false);
  expect(later.queue).toBe(first.queue);
  const renewed = { ...queue, atMs: 20_000, range: { lowMs: 1, expectedMs: 2, highMs: 500_000 } };
  expect(publicState(later, picture({ queue: renewed }), 20_000, false).queue).not.toBe(
    first.queue,
  );
});

test("M3: that a way out is offered is news", () => {
  const first = publicState(idle, picture(), 1_000, false);
  const later = publicState(first, picture(), 20_000, true);
  expect([first.queue?.callbackOffered, later.queue?.callbackOffered]).toEqual([false, true]);
});

test("listeners hear each part that changed, and no other", () => {
  const heard: string[] = [];
  // Only what `tell` uses.
  const handle = {
    state: idle,
    emit: (name: string) => heard.push(name),
  } as unknown as LoaderHandle;
  tell(handle, publicState(idle, picture(), 1_000, false));
  expect(heard).toEqual(["connection", "availability", "queue", "status"]);
  heard.length = 0;
  tell(handle, { ...publicState(handle.state, picture(), 2_000, false), open: true, unread: 1 });
  expect(heard).toEqual(["unread", "open"]);
});

test("unread counts what agents wrote after the mark, and goodwill; a mark of another conversation says nothing", () => {
  const items = [
    { ...maker.make("message.posted", { by: maker.agentId }), seq: 2 },
    { ...maker.make("message.posted", { by: maker.visitorId }), seq: 3 },
    { ...maker.make("goodwill.given"), seq: 4 },
  ];
  const withItems = { ...view, items };
  expect(countUnread(withItems, null)).toBe(2);
  expect(countUnread(withItems, `${view.conversationId} 2`)).toBe(1);
  expect(countUnread(withItems, `${view.conversationId} 4`)).toBe(0);
  expect(countUnread(withItems, "cnv_other 9")).toBe(2);
  expect(countUnread(null, null)).toBe(0);
});
