import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  isGreeting,
} from "@presently/shared/protocol";
import { readMessage, readNote } from "../content.ts";
import { afterMessage } from "../domain/conversation.ts";
import { UNREAD_REPLY_MS } from "../domain/mail.ts";
import { isAtLeast, roleOn } from "../domain/rights.ts";
import type { Script } from "../store/script.ts";
import { type ActingAgent, assertRightOver, conversationFor, findAgent } from "./acting-agent.ts";
import { applyAnswering } from "./conversations.ts";
import { assertMayRead } from "../views/reading-rights.ts";
import { readPromised } from "../views/promises.ts";
import { cancel } from "./deadline-rows.ts";
import { forgetSaid } from "./drafts.ts";
import { filesToSend, send } from "./files.ts";
import { queueMail } from "./outgoing-mail.ts";
import { readReplies } from "./typed-form.ts";
import { afterAgentWrote } from "./reply-uses.ts";
import { usedReply } from "./used-reply.ts";
import { note, type Work } from "./work.ts";

/** An agent's message: in a chat they hold, to a left message of a site they work for, or where something is promised though it has ended (PM7). Nothing is owed after it (C8), unless it only greets (CR6). */
export function* postAsAgent(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "message.post">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  const isPromised =
    conversation.state === "closed" && (yield* readPromised(work.desk, conversation.id)).length > 0;
  if (conversation.state === "closed" && !isPromised) throw new DeskError("conversation.is-closed");
  const mayAnswerLeft =
    (conversation.state === "messageLeft" || isPromised) &&
    isAtLeast(roleOn(conversation.site, agent.grants), "agent");
  if (!mayAnswerLeft) assertRightOver(agent, command.type, conversation);
  const files = yield* filesToSend(work, command.files);
  const { text, links } = readMessage(command.text, { mayBeEmpty: files.length > 0 });
  const replies = readReplies(command.replies);
  const cannedReply =
    command.cannedReply && (yield* usedReply(work, conversation, text, command.cannedReply));
  const sent = yield* send(work, conversation, files);
  const isAnswer = !isGreeting(cannedReply);
  const after = afterMessage(conversation, isAnswer ? "agent" : "greeting", work.nowMs);
  yield* applyAnswering(work, conversation, after);
  // Answered: coming back is no longer a reason to stand in line again (Q7).
  if (mayAnswerLeft && isAnswer) yield* cancel(work, "returnWindow", conversation.id);
  note(
    work,
    conversation,
    {
      type: "message.posted",
      text,
      links: [...links],
      ...sent.fields,
      ...(cannedReply === undefined ? {} : { cannedReply }),
    },
    { names: sent.names },
  );
  yield* afterAgentWrote(work, conversation, cannedReply);
  yield* forgetSaid(work, { agent: agent.id, conversation: conversation.id }, "reply", text);
  if (replies.length > 0) note(work, conversation, { type: "replies.offered", text: replies });
  const dueAtMs = work.nowMs + UNREAD_REPLY_MS;
  yield* queueMail(work, { kind: "unreadReply", conversation, dueAtMs });
}

/** A note that only the team sees. Throws `not-found` for a mention of somebody who is not there or may not read the conversation. */
export function* postNote(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "note.post">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  const text = readNote(command.text);
  if (text === "") throw new DeskError("message.empty");
  // Whoever is mentioned is sent the note: only who may read the conversation can be (RI6).
  for (const publicId of new Set(command.mentions)) {
    const mentioned = yield* findAgent(work, publicId);
    const reader = { account: mentioned.account, agent: mentioned.id };
    yield* assertMayRead(work.desk, reader, conversation);
  }
  note(work, conversation, { type: "note.posted", text, mentions: command.mentions });
  yield* forgetSaid(work, { agent: agent.id, conversation: conversation.id }, "note", text);
}
