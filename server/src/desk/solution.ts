import type { CommandOf, VisitorCommand } from "@presently/shared/protocol";
import { solutionAnswered } from "../domain/solution.ts";
import type { Script } from "../store/script.ts";
import { mayReopen } from "../views/reopening.ts";
import { apply } from "./conversations.ts";
import { afterNotSolved } from "./complaints.ts";
import { openOfPresent, ownConversation, reopen, type Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/** The visitor says whether it was solved, never required (SO1); "no" opens it again (SO2). */
export function* answerSolution(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "solution.answer">,
): Script<void> {
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  const opens =
    conversation.state === "closed" && (yield* mayReopen(work.desk, conversation, work.nowMs));
  const decided = solutionAnswered(conversation, command.isSolved, opens, work.nowMs);
  if (command.isSolved) return void (yield* apply(work, conversation, decided));
  const open = yield* openOfPresent(work, writer.visitor);
  yield* reopen(work, conversation, decided, open.length);
  yield* afterNotSolved(work, conversation);
}
