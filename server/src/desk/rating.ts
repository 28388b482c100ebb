import { type CommandOf, MAX_COMMENT_CHARS, type VisitorCommand } from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import { assertMayRate } from "../domain/rating.ts";
import { one, type Script } from "../store/script.ts";
import { articleHelpOf } from "../store/statements/article-help.ts";
import { apply } from "./conversations.ts";
import { afterRating } from "./complaints.ts";
import { keepKindWords } from "./kind-words.ts";
import { ownConversation, type Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/** The visitor's rating, never required; the latest one counts (RA1). */
export function* rate(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "rating.give">,
): Script<void> {
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  const shown = yield* one(articleHelpOf, { desk: work.desk, conversation: conversation.id });
  assertMayRate(conversation, shown?.help, work.nowMs);
  const comment = readNote(command.comment ?? "", MAX_COMMENT_CHARS);
  yield* apply(work, conversation, {
    conversation: { ...conversation, ratingScore: command.score },
    events: [{ type: "rating.given", score: command.score, text: comment === "" ? null : comment }],
  });
  yield* keepKindWords(work, conversation, { score: command.score, comment });
  yield* afterRating(work, conversation, command.score);
}
