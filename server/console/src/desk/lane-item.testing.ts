import type { ConversationId, LaneItem } from "@presently/shared/protocol";

/** A line of a lane for tests: Ana's conversation, answered, unless told otherwise. */
export function laneItem(visitorName: string, changes: Partial<LaneItem> = {}): LaneItem {
  return {
    conversationId: conversationNamed(visitorName),
    state: "queued",
    siteId: "ste_0000000000000000000aa",
    departmentId: "dep_0000000000000000000aa",
    visitorName,
    language: "en",
    agentId: null,
    offeredTo: null,
    priority: 0,
    isReturned: false,
    presence: "present",
    place: null,
    queuedAtMs: 0,
    announced: null,
    owesAnswerSinceMs: null,
    lastMessage: null,
    closedAtMs: null,
    ...changes,
  };
}

/** A conversation id that tells in a failed test whose it is. */
export function conversationNamed(name: string): ConversationId {
  return `cnv_${name
    .replace(/[^A-Za-z0-9]/g, "")
    .padEnd(21, "0")
    .slice(0, 21)}`;
}
