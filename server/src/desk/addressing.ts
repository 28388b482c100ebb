import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import { run, type Script } from "../store/script.ts";
import { saveAddressing } from "../store/statements/people.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import type { Work } from "./work.ts";

/** Writes down how a visitor wishes to be addressed, or takes it away (RE2). It writes no event, and doing it twice is doing it once. */
export function* setAddressing(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "visitor.setAddressing">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const { visitor } = conversation;
  yield* run(saveAddressing, { desk: work.desk, visitor, addressing: cleanName(text) });
}
