import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import { MAX_GOODWILL_WORDS_CHARS } from "@presently/shared/protocol/goodwill-limits";
import { readNote } from "../content.ts";
import { mailboxHash } from "../mailbox.ts";
import { run, type Script, the } from "../store/script.ts";
import {
  goodwillOf,
  goodwillSubject,
  insertGift,
  saveBudget,
} from "../store/statements/goodwill.ts";
import { readGoodwillLeft } from "../views/goodwill.ts";
import { type ActingAgent, assertRightOver, conversationFor, findAgent } from "./acting-agent.ts";
import { takeFromPool } from "./goodwill.ts";
import { changed } from "./settings.ts";
import { note, type Work } from "./work.ts";

/** How many codes an agent may give in thirty days from now on, by their own judgement (GB1, M20). What was given counts; nothing is taken back. */
export function* setGoodwillBudget(
  work: Work,
  { agentId, codes }: CommandOf<AgentCommand, "goodwill.setBudget">,
): Script<void> {
  const { id: agent } = yield* findAgent(work, agentId);
  yield* run(saveBudget, { desk: work.desk, agent, codes });
  yield* changed(work, "team", "agent.budgetSet", agentId, { codes });
}

/**
 * An agent gives goodwill in a chat they hold, without asking anybody (M20): their words and the owner's code. Throws `goodwill.spent` past
 * their budget, or where this conversation has had its code (GB1, GB2), and `goodwill.none-left` where the list is empty (GB3).
 */
export function* giveGoodwill(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "goodwill.give">,
): Script<void> {
  const { desk, nowMs } = work;
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  assertRightOver(agent, command.type, conversation);
  const words = readNote(command.words, MAX_GOODWILL_WORDS_CHARS);
  if (words === "") throw new DeskError("message.empty");
  const left = yield* readGoodwillLeft(desk, conversation.id, agent.id, nowMs);
  if (left === 0) throw new DeskError("goodwill.spent");
  const { fixedCode } = yield* the(goodwillOf, { desk, site: conversation.site });
  const code = fixedCode ?? (yield* takeFromPool(work, conversation.site));
  if (code === undefined) throw new DeskError("goodwill.none-left");
  const { site, visitor, email } = yield* the(goodwillSubject, { desk, id: conversation.id });
  const mailbox = email === null ? null : mailboxHash(email);
  const gift = { desk, conversation: conversation.id, site, visitor, mailbox, atMs: nowMs };
  yield* run(insertGift, { ...gift, agent: agent.id });
  note(work, conversation, { type: "goodwill.given", text: { words, code } });
}
