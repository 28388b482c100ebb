import type { ConversationState } from "@presently/shared/protocol";
import type { LoaderHandle, PublicStatus, Queue, State } from "../contract.ts";
import type { Picture } from "./picture.ts";

const STATUS: Record<ConversationState, PublicStatus> = {
  queued: "queued",
  offered: "queued",
  assigned: "active",
  waitingOnVisitor: "active",
  messageLeft: "snoozed",
  closed: "closed",
};

/** What the page's scripts may see of the picture. Parts that say the same stay the same object, so that nothing is told twice. */
export function publicState(
  before: State,
  picture: Picture,
  serverNowMs: number,
  callbackOffered: boolean,
): State {
  const { view, connection, availability } = picture;
  const conversation = view && { id: view.conversationId, status: STATUS[view.state] };
  return {
    ...before,
    connection,
    availability,
    conversation: same(before.conversation, conversation),
    queue: sameQueue(before.queue, picture, serverNowMs, callbackOffered),
  };
}

function same<Part>(before: Part, now: Part): Part {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** The range runs down with every look at it; only a new announcement is news. */
function sameQueue(
  before: Queue | null,
  { queue }: Picture,
  serverNowMs: number,
  callbackOffered: boolean,
): Queue | null {
  if (queue === null) return null;
  const { place, range, joinedAtMs, basis } = queue;
  const passedMs = Math.max(0, serverNowMs - queue.atMs);
  const waitMs =
    range && ([Math.max(0, range.lowMs - passedMs), Math.max(0, range.highMs - passedMs)] as const);
  const now: Queue = { place, ahead: place - 1, waitMs, joinedAtMs, basis, callbackOffered };
  const isNews =
    before === null ||
    before.place !== place ||
    before.basis !== basis ||
    before.callbackOffered !== callbackOffered ||
    !isRunDown(before, now);
  return isNews ? now : before;
}

/** Whether the later range is the earlier one, some time on: both ends have come nearer by as much. */
function isRunDown({ waitMs: one }: Queue, { waitMs: next }: Queue): boolean {
  if (one === null || next === null) return one === next;
  return next[1] <= one[1] && one[1] - one[0] >= next[1] - next[0];
}

/** Writes the state where the page's scripts read it, and tells them of each part that changed. */
export function tell(handle: LoaderHandle, now: State): void {
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
