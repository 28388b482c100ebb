import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import { run, type Script } from "../store/script.ts";
import { setTestOfAnnouncements } from "../store/statements/announcements.ts";
import { setTest } from "../store/statements/test-conversations.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { note, type Work } from "./work.ts";

/** Says that a conversation is a test, or is none after all, whatever its state (TC1, TC3). Saying the same again does nothing. */
export function* markTest(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, isTest }: CommandOf<AgentCommand, "conversation.markTest">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  if (conversation.isTest === isTest) return;
  const testSinceMs = isTest ? work.nowMs : null;
  const { id } = conversation;
  yield* run(setTest, { desk: work.desk, id, testSinceMs });
  yield* run(setTestOfAnnouncements, { desk: work.desk, conversation: id, testSinceMs });
  note(work, conversation, { type: "conversation.marked", isTest });
}
