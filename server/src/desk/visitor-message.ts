import {
  type CommandOf,
  type ConversationId,
  DeskError,
  type SiteId,
  TOPIC_CHOICES,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { type ReadMessage, readMessage } from "../content.ts";
import {
  afterMessage,
  cameBack,
  type Conversation,
  type Decided,
  queuedAs,
  reopened,
} from "../domain/conversation.ts";
import { assertMayStart } from "../domain/limits.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, run, type Script, the } from "../store/script.ts";
import { keepPage } from "./begun-on.ts";
import { insertConversation, latestOfVisitor } from "../store/statements/conversations.ts";
import { siteById, visitorById } from "../store/statements/visitors.ts";
import { mayReopen } from "../views/reopening.ts";
import {
  apply,
  applyAnswering,
  conversationOf,
  findConversation,
  openConversationsOf,
} from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { departmentFor } from "./asked-department.ts";
import { assertKept } from "./erased-visitor.ts";
import { lineFor } from "./language-lines.ts";
import { askBeforeChat } from "./pre-chat.ts";
import { noteQuestions } from "./questions.ts";
import { afterVisitorWrote } from "./reply-uses.ts";
import { assertSiteNotBusy } from "./site-limit.ts";
import { filesToSend, send } from "./files.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import { queuedFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";
import { endWrapUpOf } from "./wrap-up.ts";

/** Who writes: the visitor of the session. */
export interface Writer {
  readonly visitor: number;
  readonly site: number;
  readonly byLink?: string | null;
  readonly isTest?: boolean;
}

/** A message that was read, with the files it brings. */
interface Posted extends ReadMessage {
  readonly files?: Parameters<typeof send>[2];
}

/** A visitor's message: to the conversation they name, else their open one, else a new one, in one transaction (C10). */
export function* postAsVisitor(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "message.post">,
): Script<void> {
  const files = yield* filesToSend(work, command.files);
  const message: Posted = { ...readMessage(command.text, { mayBeEmpty: files.length > 0 }), files };
  const open = yield* openOfPresent(work, writer.visitor);
  const target = yield* targetOf(work, writer, open, command.conversationId);
  if (target === undefined) {
    const conversation = yield* start(work, writer, open.length, "queued", command.department);
    yield* postTo(work, conversation, message);
    return yield* askBeforeChat(work, conversation);
  }
  yield* postIn(work, open.length, target, message);
}

/** The visitor's open conversations. Who writes is here, whatever was last heard of their connection; it may bring them back into the line. */
export function* openOfPresent(work: Work, visitor: number): Script<readonly Conversation[]> {
  const { open, presence } = yield* openConversationsOf(work, visitor);
  if (presence === undefined || presence === "present") return open;
  yield* noticeVisitor(work, visitor, "present");
  return (yield* openConversationsOf(work, visitor)).open;
}

/** The visitor's own conversation by its id, `not-found` when it is nobody's or another's (R27); without an id their newest open one. */
export function* targetOf(
  work: Work,
  writer: Writer,
  open: readonly Conversation[],
  publicId: ConversationId | undefined,
): Script<Conversation | undefined> {
  if (publicId === undefined) return open[0];
  const named =
    open.find((conversation) => conversation.publicId === publicId) ??
    (yield* ownConversation(work, writer, publicId));
  const opens = named.state !== "closed" || (yield* mayReopen(work.desk, named, work.nowMs));
  return opens ? named : open[0];
}

/** A conversation of the visitor. Throws `not-found` (R27). */
export function* ownConversation(
  work: Work,
  writer: Writer,
  publicId: ConversationId,
): Script<Conversation> {
  const conversation = yield* findConversation(work, publicId);
  if (conversation === undefined || conversation.visitor !== writer.visitor)
    throw new DeskError("not-found");
  return conversation;
}

function* postIn(
  work: Work,
  openCount: number,
  target: Conversation,
  message: Posted,
): Script<void> {
  if (target.state === "closed") {
    const conversation = yield* reopen(work, target, reopened(target, work.nowMs), openCount);
    return yield* postTo(work, conversation, message);
  }
  if (target.state === "messageLeft") {
    yield* cancel(work, "returnWindow", target.id);
    const conversation = yield* apply(work, target, cameBack(target, work.nowMs));
    return yield* postTo(work, conversation, message);
  }
  yield* postTo(work, target, message);
}

/** Opens a conversation again, as it was decided, with the agent who knew the visitor preferred (C9). Throws `rate.limited` (L1). */
export function* reopen(
  work: Work,
  target: Conversation,
  decided: Decided,
  openCount: number,
): Script<Conversation> {
  const past = yield* all(latestOfVisitor, { desk: work.desk, visitor: target.visitor });
  assertMayStart(past, openCount, work.nowMs, "reopen", work.context.limits);
  yield* endWrapUpOf(work, target);
  const conversation = yield* apply(work, target, decided, {});
  yield* noticeVisitor(work, target.visitor, "present");
  return conversation;
}

/** Posts a visitor's message into an open conversation: it is owed an answer from now on (C8). */
export function* postTo(
  work: Work,
  conversation: Conversation,
  { files = [], ...message }: Posted,
): Script<void> {
  const sent = yield* send(work, conversation, files);
  yield* applyAnswering(work, conversation, afterMessage(conversation, "visitor", work.nowMs));
  note(
    work,
    conversation,
    { type: "message.posted", ...message, links: [...message.links], ...sent.fields },
    { isAnswer: true, names: sent.names },
  );
  yield* noteQuestions(work, conversation, message.text);
  yield* afterVisitorWrote(work, conversation, message.text);
}

/** Starts a conversation of a visitor on their site, in the unanswered lane or in the line of the department that was `asked` for, else of the site's (DK2). Throws `rate.limited` or `site.busy` (L1, L2), `storage.unavailable` (R49). */
export function* start(
  work: Work,
  writer: Writer,
  openCount: number,
  state: "queued" | "messageLeft",
  asked?: string,
): Script<Conversation> {
  if (work.context.storage?.storageState().takesConversations === false) {
    throw new DeskError("storage.unavailable");
  }
  const { desk, nowMs } = work;
  yield* assertKept(desk, writer.visitor);
  const past = yield* all(latestOfVisitor, { desk, visitor: writer.visitor });
  assertMayStart(past, openCount, nowMs, "start", work.context.limits);
  yield* assertSiteNotBusy(work, writer.site);
  const visitor = yield* the(visitorById, { desk, id: writer.visitor });
  const site = yield* the(siteById, { id: writer.site });
  const { department, outcome } = yield* departmentFor(work, site.department, asked);
  const line = yield* lineFor(desk, department, visitor.language);
  const id = yield* allocateIds(desk);
  yield* run(insertConversation, {
    desk,
    id,
    publicId: `cnv_${work.context.newId()}`,
    site: site.id,
    visitor: visitor.id,
    line,
    state,
    priority: 0,
    isReturned: 0,
    rankMs: nowMs,
    queuedAtMs: nowMs,
    isReachable: 1,
    preferredAgent: past[0]?.agent ?? null,
    agent: null,
    owesAnswerSinceMs: null,
    promisedAnswerByMs: null,
    transferCount: 0,
    language: visitor.language,
    timeZone: visitor.timeZone,
    createdAtMs: nowMs,
    firstMessageAtMs: null,
    acceptedAtMs: null,
    firstResponseAtMs: null,
    closedAtMs: null,
    closedBy: null,
    ratingScore: null,
    isSolved: null,
    topicChoicesLeft: outcome === "taken" ? 0 : TOPIC_CHOICES,
    callback: null,
    turnUntilMs: null,
    turnExtensions: null,
    testSinceMs: writer.isTest === true ? nowMs : null,
    lastPublicSeq: 0,
    lastDeskSeq: 0,
    erasedAtMs: null,
  });
  yield* keepPage(work, id, visitor.id);
  const conversation = yield* conversationOf(work, id);
  const siteId = site.publicId as SiteId; // written by this server with the prefix of its kind
  note(work, conversation, {
    type: "conversation.started",
    siteId,
    departmentId: conversation.departmentId,
    language: visitor.language,
    ...(outcome === "taken" ? { isDepartmentAsked: true } : {}),
  });
  if (conversation.isTest) note(work, conversation, { type: "conversation.marked", isTest: true });
  if (conversation.state === "queued") {
    for (const event of queuedAs(conversation, "started").events)
      note(work, conversation, event, { fact: queuedFact(conversation) });
    work.touchedLines.add(conversation.line);
  }
  yield* noticeVisitor(work, visitor.id, "present");
  return conversation;
}
