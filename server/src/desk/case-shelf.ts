import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  MAX_COMMENT_CHARS,
} from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import { isAtLeast, roleOn } from "../domain/rights.ts";
import { one, run, type Script } from "../store/script.ts";
import { dropCase, saveCase, shelvedCaseOf } from "../store/statements/shelf.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { note, seqOfNoted, type Work } from "./work.ts";

/** Puts a case that has ended on the shelf, with a line why; another line takes the place of the former one (SH3). */
export function* shelveCase(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "case.shelve">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  if (conversation.state !== "closed" || conversation.isTest)
    throw new DeskError("conversation.wrong-state");
  const why = readNote(text, MAX_COMMENT_CHARS);
  if (why === "") throw new DeskError("reason.required");
  const ofCase = { desk: work.desk, conversation: conversation.id };
  const former = yield* one(shelvedCaseOf, ofCase);
  note(work, conversation, { type: "case.shelved", text: why });
  const deskSeq = yield* seqOfNoted(work, "case.shelved");
  // Whoever put it there first may take it off; another line gives nobody that right.
  yield* run(saveCase, { ...ofCase, deskSeq, agent: former?.agent ?? agent.id });
}

/** Takes it off again: whoever put it there, or a supervisor. It is not there: nothing changes. */
export function* unshelveCase(
  work: Work,
  agent: ActingAgent,
  { type, conversationId }: CommandOf<AgentCommand, "case.unshelve">,
): Script<void> {
  const { desk } = work;
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const shelved = yield* one(shelvedCaseOf, { desk, conversation: conversation.id });
  if (shelved === undefined) return;
  const isTheirs = shelved.agent === agent.id;
  if (!isTheirs && !isAtLeast(roleOn(conversation.site, agent.grants), "supervisor"))
    throw new DeskError("not-allowed");
  yield* run(dropCase, { desk, conversation: conversation.id });
  note(work, conversation, { type: "case.shelved", text: null });
}
