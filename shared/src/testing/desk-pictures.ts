import type { AgentId, ConversationId, SiteId, VisitorId } from "../protocol/ids.ts";
import type { DeskView, LaneItem, VisitorCard } from "../protocol/views.ts";

/** A desk with one agent in it, who is `me`. */
export function deskView(me: AgentId, changes: Partial<DeskView["agents"][number]> = {}): DeskView {
  return {
    me,
    role: "agent",
    agents: [
      {
        agentId: me,
        name: "Jana",
        role: "agent",
        availability: "away",
        presence: "connected",
        capacity: 3,
        load: 0,
        isDisabled: false,
        departmentIds: [],
        ...changes,
      },
    ],
    departments: [],
    sites: [],
    offers: [],
    wrapUps: [],
    emptyPools: [],
    incidents: [],
    tags: [],
  };
}

/** What the team knows of a visitor who has told nothing of themselves. */
export function visitorCard(
  visitorId: VisitorId,
  siteId: SiteId,
  changes: Partial<VisitorCard> = {},
): VisitorCard {
  return {
    visitorId,
    siteId,
    siteName: "Shop",
    name: null,
    email: null,
    phone: null,
    addressing: null,
    isVerified: false,
    verified: null,
    conversationAttributes: {},
    tracked: [],
    language: null,
    timeZone: null,
    page: null,
    referrer: null,
    browser: null,
    attributes: {},
    presence: "present",
    formerConversations: [],
    goodwillAtMs: null,
    goodwillLeft: 0,
    ...changes,
  };
}

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
    callback: null,
    isTest: false,
    announced: null,
    owesAnswerSinceMs: null,
    lastMessage: null,
    hasUnopenedFiles: false,
    closedAtMs: null,
    answerDueAtMs: null,
    call: null,
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
