import { type Conversation, offerLapsed } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { all, one, type Script } from "../store/script.ts";
import { slotsOfConversation } from "../store/statements/slots.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { agentOf } from "./acting-agent.ts";
import { apply, conversationOf } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { keepPlace } from "./kept-place.ts";
import { freeSlot, type Slot } from "./seats.ts";
import { note, type Work } from "./work.ts";

type Reason = Extract<EventPayload, { type: "offer.lapsed" }>["reason"];

/** The slot that is offered for a conversation, and the one that holds it. */
export function* slotsOf(
  work: Work,
  conversation: number,
): Script<{ offer: Slot | undefined; chat: Slot | undefined }> {
  const slots: Slot[] = yield* all(slotsOfConversation, { desk: work.desk, conversation });
  return {
    offer: slots.find(({ kind }) => kind === "offer"),
    chat: slots.find(({ kind }) => kind === "chat"),
  };
}

/** Takes an offer from the queue back: its slot is free and the visitor stands at the front of their priority (RT5, Q3). */
export function* lapseOffer(work: Work, offer: Slot, reason: Reason, by?: string): Script<void> {
  const conversation = yield* conversationOf(work, offer.conversation);
  const agent = yield* agentOf(work, offer.agent);
  yield* cancel(work, "offer", conversation.id);
  yield* freeSlot(work, offer);
  yield* apply(
    work,
    conversation,
    offerLapsed(conversation, agent, reason),
    by === undefined ? {} : { by },
  );
  yield* keepPlaceIfAbsent(work, conversation);
}

/** Takes the offer of a conversation back that goes its own way, if one is on its way: the slot is free, and nobody is blamed. */
export function* withdrawOffer(
  work: Work,
  conversation: Conversation,
  reason: "conversationEnded" | "topicChosen",
): Script<void> {
  if (conversation.state !== "offered") return;
  const { offer } = yield* slotsOf(work, conversation.id);
  if (offer === undefined) return;
  yield* cancel(work, "offer", conversation.id);
  yield* freeSlot(work, offer);
  const { publicId: agentId } = yield* agentOf(work, offer.agent);
  note(work, conversation, { type: "offer.lapsed", agentId, reason }, { by: "system" });
}

/** Whoever comes to stand in line while absent is given the full time to come back (Q6). */
export function* keepPlaceIfAbsent(work: Work, conversation: Conversation): Script<void> {
  const visitor = yield* one(visitorById, { desk: work.desk, id: conversation.visitor });
  if (visitor?.presence === "absent") yield* keepPlace(work, conversation);
}
