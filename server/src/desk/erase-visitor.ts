import type {
  AgentCommand,
  CommandOf,
  ConversationId,
  VisitorId,
} from "@presently/shared/protocol";
import { deadlines } from "../domain/deadline.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, run, type Script, the } from "../store/script.ts";
import { keptOfConversation, keptOfVisitor } from "../store/kept-of-visitors.ts";
import { cancelDeadline } from "../store/statements/deadlines.ts";
import {
  blankVisitor,
  endComplaintOf,
  insertErasure,
  keptConversations,
  setErased,
} from "../store/statements/erasures.ts";
import { insertAudit } from "../store/statements/installation.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { erasureSteps } from "../store/erasure-steps.ts";
import { type ActingAgent, conversationFor } from "./acting-agent.ts";
import { close } from "./close.ts";
import { conversationOf } from "./conversations.ts";
import { forgetVisitor } from "./visitor-forget.ts";
import { note, type Work } from "./work.ts";
import { endWrapUpOf } from "./wrap-up.ts";

/** An owner or admin has everything erased that is kept of a conversation's visitor (ER1). */
export function* eraseVisitor(
  work: Work,
  agent: ActingAgent,
  { conversationId }: CommandOf<AgentCommand, "visitor.erase">,
): Script<void> {
  const { visitor } = yield* conversationFor(work, agent, conversationId);
  yield* beginErasure(work, visitor, agent.publicId);
}

/**
 * A visitor is gone for everybody from this transaction on: signed out as by their own hand (V2), nothing about to be sent, their conversations ended and
 * shown to nobody. What was said is erased behind it, from what is written down here (ER3). Answers how many conversations that are.
 */
export function* beginErasure(work: Work, visitor: number, actor: string): Script<number> {
  const { desk } = work;
  const { publicId, site } = yield* the(visitorById, { desk, id: visitor });
  const kept = yield* all(keptConversations, { desk, visitor });
  for (const { id, state } of kept) {
    if (state !== "closed") yield* close(work, yield* conversationOf(work, id), "visitor");
    yield* hide(work, id, publicId as VisitorId); // written by this server with the prefix of its kind
  }
  yield* eraseCard(work, visitor, site);
  yield* run(insertAudit, {
    desk,
    id: yield* allocateIds(desk),
    atMs: work.nowMs,
    actor,
    action: "visitor.erased",
    subject: publicId,
    detail: JSON.stringify({ conversations: kept.length }),
  });
  return kept.length;
}

/** A conversation that was kept long enough (KD2); with the last of a visitor's own goes their card. */
export function* eraseConversation(work: Work, id: number, visitor: number): Script<void> {
  const { desk } = work;
  const { publicId, site } = yield* the(visitorById, { desk, id: visitor });
  yield* hide(work, id, publicId as VisitorId); // as above
  const kept = yield* all(keptConversations, { desk, visitor });
  if (kept.length === 0) yield* eraseCard(work, visitor, site);
  else yield* insertRest(work);
}

/** They are signed out, and what is kept of them beside conversations is erased, with the way back in: what they sent in this moment begins nothing (ER1). */
function* eraseCard(work: Work, visitor: number, site: number): Script<void> {
  const { desk } = work;
  yield* forgetVisitor(work, { visitor, site });
  yield* run(blankVisitor, { desk, id: visitor });
  for (const { erase } of keptOfVisitor) yield* run(erase, { desk, subject: visitor });
  yield* run(insertErasure, { desk, step: erasureSteps.visitor, subject: visitor });
  yield* insertRest(work);
}

/** What both would hold longer than their rows (ER3). */
function* insertRest({ desk }: Work): Script<void> {
  yield* run(insertErasure, { desk, step: erasureSteps.index, subject: 0 });
  yield* run(insertErasure, { desk, step: erasureSteps.log, subject: 0 });
}

/** One conversation leaves everybody's sight, and nothing of it is sent any more. */
function* hide(work: Work, id: number, visitorId: VisitorId): Script<void> {
  const { desk, nowMs } = work;
  const conversation = yield* conversationOf(work, id);
  yield* endWrapUpOf(work, conversation);
  for (const kind of Object.keys(deadlines))
    yield* run(cancelDeadline, { desk, kind, subject: id });
  for (const { erase } of keptOfConversation) yield* run(erase, { desk, subject: id });
  yield* run(endComplaintOf, { desk, conversation: id, endedAtMs: nowMs });
  yield* run(setErased, { desk, id, erasedAtMs: nowMs });
  yield* run(insertErasure, { desk, step: erasureSteps.conversation, subject: id });
  const publicId: ConversationId = conversation.publicId;
  note(work, { id, publicId }, { type: "conversation.erased", visitorId });
}
