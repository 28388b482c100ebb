import type { ConversationState, ConversationView } from "@presently/shared/protocol";
import type { PublicStatus, State } from "../contract.ts";
import type { PanelHandle } from "./panel-handle.ts";
import type { Picture } from "./picture.ts";

const STATUS: Record<ConversationState, PublicStatus> = {
  queued: "queued",
  offered: "queued",
  assigned: "active",
  waitingOnVisitor: "active",
  messageLeft: "snoozed",
  closed: "closed",
};

/** A conversation that somebody has, and in which something is promised still, rests until then. */
const statusOf = ({ state, promises }: ConversationView): PublicStatus =>
  STATUS[state] === "active" && promises?.[0] ? "snoozed" : STATUS[state];

/** What the page's scripts may see of the picture. Parts that say the same stay the same object, so that nothing is told twice. */
export function publicState(before: State, picture: Picture): State {
  const { view, connection, availability } = picture;
  const conversation = view && { id: view.conversationId, status: statusOf(view) };
  return {
    ...before,
    connection,
    availability,
    conversation: same(before.conversation, conversation),
  };
}

function same<Part>(before: Part, now: Part): Part {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** Writes the state where the page's scripts read it, and tells them of each part that changed. */
export function tell(handle: Pick<PanelHandle, "emit" | "state">, now: State): void {
  const before = handle.state;
  handle.state = Object.freeze(now);
  for (const name of ["connection", "availability", "queue", "unread"] as const) {
    if (now[name] !== before[name]) handle.emit(name, now[name]);
  }
  if (now.conversation && now.conversation !== before.conversation) {
    handle.emit("status", now.conversation);
  }
  if (now.open !== before.open) handle.emit(now.open ? "open" : "close", undefined);
}
