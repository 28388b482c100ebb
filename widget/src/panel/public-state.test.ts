import type { ConversationState } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import type { State } from "../contract.ts";
import type { PanelHandle } from "./panel-handle.ts";
import type { Picture } from "./picture.ts";
import { publicState, tell } from "./public-state.ts";
import { unreadOf } from "./talk/unread.ts";

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
  files: null,
  isKnown: true,
  view,
  threads: [],
  names: {},
  pending: [],
  underWay: [],
  queue: null,
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
  const now = publicState(idle, picture({ view: { ...view, state } }));
  expect(now.conversation?.status).toBe(status);
});

test("M7: a conversation with an agent is snoozed while something is promised in it", () => {
  const promises = [{ kind: "answer", dueAtMs: 7, isBroken: false }] as const;
  const statusOf = (state: ConversationState) =>
    publicState(idle, picture({ view: { ...view, state, promises: [...promises] } })).conversation
      ?.status;
  expect(["assigned", "waitingOnVisitor", "queued", "closed"].map(statusOf as never)).toEqual([
    "snoozed",
    "snoozed",
    "queued",
    "closed",
  ]);
});

test("listeners hear each part that changed, and no other", () => {
  const heard: string[] = [];
  // Only what `tell` uses.
  const handle = {
    state: idle,
    emit: (name: string) => heard.push(name),
  } as unknown as Pick<PanelHandle, "emit" | "state">;
  const queue = {
    place: 2,
    ahead: 1,
    waitMs: null,
    joinedAtMs: 1_000,
    basis: "unknown",
    callbackOffered: false,
  } as const;
  tell(handle, { ...publicState(idle, picture()), queue });
  expect(heard).toEqual(["connection", "availability", "queue", "status"]);
  heard.length = 0;
  tell(handle, { ...publicState(handle.state, picture()), open: true, unread: 1 });
  expect(heard).toEqual(["unread", "open"]);
});

test("unread counts what agents wrote or asked in a form after the mark, and goodwill; a mark of another conversation says nothing", () => {
  const items = [
    { ...maker.make("message.posted", { by: maker.agentId }), seq: 2 },
    { ...maker.make("message.posted", { by: maker.visitorId }), seq: 3 },
    { ...maker.make("goodwill.given"), seq: 4 },
    { ...maker.make("form.sent", { by: maker.agentId }), seq: 5 },
    { ...maker.make("form.sent", { by: "system" }), seq: 6 },
  ];
  const withItems = { ...view, items };
  expect(unreadOf(withItems, null)).toHaveLength(3);
  expect(unreadOf(withItems, `${view.conversationId} 2`)).toHaveLength(2);
  expect(unreadOf(withItems, `${view.conversationId} 4`)).toHaveLength(1);
  expect(unreadOf(withItems, `${view.conversationId} 5`)).toHaveLength(0);
  expect(unreadOf(withItems, "cnv_other 9")).toHaveLength(3);
  expect(unreadOf(null, null)).toHaveLength(0);
});
