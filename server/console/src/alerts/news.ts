import { nameOfAlarm } from "../alarms/alarmed.ts";
import type {
  Alarm,
  AgentId,
  ConversationId,
  DeskView,
  LaneItem,
} from "@presently/shared/protocol";

/** Something this agent should hear of. */
export type News =
  | { kind: "offer" | "transfer" | "assigned"; conversationId: ConversationId }
  | { kind: "message"; conversationId: ConversationId }
  | { kind: "alarm"; alarm: Alarm };

/** What is known at one moment, as far as news go. */
export interface Known {
  offers: DeskView["offers"];
  /** Of what whoever directs is alarmed (AL4); none for who does not. */
  alarms: readonly Alarm[];
  mine: ReadonlyMap<ConversationId, LaneItem>;
  /** Conversations that came to this agent by somebody else's act, with the number of the event that gave them. */
  given: ReadonlyMap<ConversationId, number>;
}

/** What this agent holds, as far as news go. */
export function knownOf(
  desk: DeskView,
  lanes: Iterable<LaneItem>,
  given: Known["given"],
  me: AgentId,
): Known {
  const mine = new Map<ConversationId, LaneItem>();
  for (const item of lanes)
    if (item.agentId === me && (item.state === "assigned" || item.state === "waitingOnVisitor"))
      mine.set(item.conversationId, item);
  return { offers: desk.offers, alarms: desk.alarms ?? [], mine, given };
}

/**
 * What happened between two moments: a new alarm, a new offer, a conversation that was given without asking, a visitor's new message in a
 * conversation of mine. What the agent accepted or took is not news, however late its lane hears of it.
 */
export function newsBetween(before: Known, after: Known): News[] {
  const standing = new Set(before.alarms.map(nameOfAlarm));
  const news: News[] = after.alarms
    .filter((alarm) => !standing.has(nameOfAlarm(alarm)))
    .map((alarm) => ({ kind: "alarm", alarm }));
  const offeredBefore = new Set(before.offers.map((offer) => offer.conversationId));
  for (const offer of after.offers)
    if (!offeredBefore.has(offer.conversationId))
      news.push({
        kind: offer.kind === "transfer" ? "transfer" : "offer",
        conversationId: offer.conversationId,
      });
  for (const [conversationId, seq] of after.given)
    if (before.given.get(conversationId) !== seq) news.push({ kind: "assigned", conversationId });
  for (const [conversationId, item] of after.mine) {
    const earlier = before.mine.get(conversationId);
    if (earlier === undefined) continue;
    const isNewer = (item.lastMessage?.atMs ?? 0) > (earlier.lastMessage?.atMs ?? 0);
    if (isNewer && item.lastMessage?.isFromVisitor === true)
      news.push({ kind: "message", conversationId });
  }
  return news;
}

/** How many things wait for this agent: for the page's title. */
export function attentionCount(known: Known): number {
  let count = known.offers.length;
  for (const item of known.mine.values()) if (item.owesAnswerSinceMs !== null) count += 1;
  return count;
}
