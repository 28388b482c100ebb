import {
  type ConversationId,
  type DepartmentId,
  DeskError,
  type VisitorPresence,
} from "@presently/shared/protocol";
import type { Conversation, Decided } from "../domain/conversation.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { Flag } from "../store/schema.ts";
import type { RowOf } from "../store/statement.ts";
import {
  conversationById,
  conversationByPublicId,
  openOfVisitor,
  saveAnswering,
  saveConversation,
} from "../store/statements/conversations.ts";
import { deletePush } from "../store/statements/pushes.ts";
import { queuedFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

/** A conversation that is known to exist. */
export function* conversationOf(work: Work, id: number): Script<Conversation> {
  const row = yield* one(conversationById, { desk: work.desk, id });
  if (row === undefined) throw new Error(`conversation ${id} is missing`);
  return fromRow(row);
}

/** A conversation by the id that clients know, or undefined. */
export function* findConversation(
  work: Work,
  publicId: ConversationId,
): Script<Conversation | undefined> {
  const row = yield* one(conversationByPublicId, { desk: work.desk, publicId });
  return row === undefined ? undefined : fromRow(row);
}

/** A visitor's conversations that are not closed, the newest first, and what was last heard of the visitor. */
export function* openConversationsOf(
  work: Work,
  visitor: number,
): Script<{ open: Conversation[]; presence: VisitorPresence | undefined }> {
  const rows = yield* all(openOfVisitor, { desk: work.desk, visitor });
  return { open: rows.map(fromRow), presence: rows[0]?.presence };
}

/** Stores what a decision made of a conversation and notes its events; one row or a refusal (C1, R10). */
export function* apply(
  work: Work,
  former: Conversation,
  decided: Decided,
  options: Parameters<typeof note>[3] = {},
): Script<Conversation> {
  const { conversation } = decided;
  const { changes } = yield* run(saveConversation, {
    desk: work.desk,
    id: conversation.id,
    formerState: former.state,
    line: conversation.line,
    state: conversation.state,
    priority: conversation.priority,
    isReturned: flagOf(conversation.isReturned),
    rankMs: conversation.rankMs,
    queuedAtMs: conversation.queuedAtMs,
    isReachable: flagOf(conversation.isReachable),
    preferredAgent: conversation.preferredAgent,
    agent: conversation.agent,
    owesAnswerSinceMs: conversation.owesAnswerSinceMs,
    transferCount: conversation.transferCount,
    topicChoicesLeft: conversation.topicChoicesLeft,
    firstMessageAtMs: conversation.firstMessageAtMs,
    acceptedAtMs: conversation.acceptedAtMs,
    firstResponseAtMs: conversation.firstResponseAtMs,
    closedAtMs: conversation.state === "closed" ? conversation.closedAtMs : null,
    closedBy: conversation.state === "closed" ? conversation.closedBy : null,
    ratingScore: conversation.ratingScore,
    isSolved: conversation.isSolved === null ? null : flagOf(conversation.isSolved),
    callback: conversation.callback?.way ?? null,
    turnUntilMs: conversation.callback?.turnUntilMs ?? null,
    turnExtensions: conversation.callback?.extensions ?? null,
  });
  if (changes !== 1) throw new DeskError("conversation.wrong-state");
  // Where a browser is reached is kept for as long as its visitor is to be called there, and no longer (PU2).
  if (former.callback?.way === "push" && conversation.callback?.way !== "push")
    yield* run(deletePush, { desk: work.desk, conversation: conversation.id });
  for (const [at, event] of decided.events.entries()) {
    const { by } = options;
    const own = at === 0 ? options : by === undefined ? {} : { by };
    const fact =
      own.fact ?? (event.type === "conversation.queued" ? queuedFact(conversation) : undefined);
    note(work, conversation, event, { ...own, fact });
  }
  if (conversation.state === "queued") work.touchedLines.add(conversation.line);
  return conversation;
}

/** Stores what a message made of a conversation; most messages follow one of the same side and change nothing. */
export function* applyAnswering(
  work: Work,
  former: Conversation,
  next: Conversation,
): Script<void> {
  if (
    next.state === former.state &&
    next.owesAnswerSinceMs === former.owesAnswerSinceMs &&
    next.firstMessageAtMs === former.firstMessageAtMs &&
    next.firstResponseAtMs === former.firstResponseAtMs
  )
    return;
  const { changes } = yield* run(saveAnswering, {
    desk: work.desk,
    id: next.id,
    formerState: former.state,
    state: next.state,
    owesAnswerSinceMs: next.owesAnswerSinceMs,
    firstMessageAtMs: next.firstMessageAtMs,
    firstResponseAtMs: next.firstResponseAtMs,
  });
  if (changes !== 1) throw new DeskError("conversation.wrong-state");
}

export function flagOf(value: boolean): Flag {
  return value ? 1 : 0;
}

function fromRow(row: RowOf<typeof conversationById>): Conversation {
  const core = {
    id: row.id,
    publicId: row.publicId as ConversationId, // written by this server with the prefix of its kind
    isTest: row.testSinceMs !== null,
    site: row.site,
    visitor: row.visitor,
    line: row.line,
    departmentId: row.departmentId as DepartmentId, // as above
    priority: row.priority,
    isReturned: row.isReturned === 1,
    rankMs: row.rankMs,
    queuedAtMs: row.queuedAtMs,
    isReachable: row.isReachable === 1,
    preferredAgent: row.preferredAgent,
    owesAnswerSinceMs: row.owesAnswerSinceMs,
    transferCount: row.transferCount,
    createdAtMs: row.createdAtMs,
    firstMessageAtMs: row.firstMessageAtMs,
    acceptedAtMs: row.acceptedAtMs,
    firstResponseAtMs: row.firstResponseAtMs,
    topicChoicesLeft: row.topicChoicesLeft ?? 0,
    ratingScore: row.ratingScore,
    isSolved: row.isSolved === null ? null : row.isSolved === 1,
    callback:
      row.callback === null
        ? null
        : { way: row.callback, turnUntilMs: row.turnUntilMs, extensions: row.turnExtensions ?? 0 },
  };
  const { state, agent, closedAtMs, closedBy } = row;
  switch (state) {
    case "queued":
    case "offered":
    case "messageLeft":
      return { ...core, state, agent: null };
    case "assigned":
    case "waitingOnVisitor":
      if (agent === null) throw new Error(`conversation ${row.id} is held by nobody`);
      return { ...core, state, agent };
    case "closed":
      if (closedAtMs === null || closedBy === null)
        throw new Error(`conversation ${row.id} was closed by nobody`);
      return { ...core, state, agent, closedAtMs, closedBy };
  }
}
