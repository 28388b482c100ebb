import { type CommandOf, DeskError, type VisitorCommand } from "@presently/shared/protocol";
import { one, run, type Script } from "../store/script.ts";
import { articleHelpOf, setArticleHelp } from "../store/statements/article-help.ts";
import { ownConversation, type Writer } from "./visitor-message.ts";
import { note, type Work } from "./work.ts";

/**
 * The visitor opens an article that they were shown, or says whether it helped: one answer in a conversation (AR7). It moves nobody and answers
 * nothing (AR6). Throws `not-found` for what was not shown, `conversation.wrong-state` once it was answered or the conversation has ended.
 */
export function* answerArticle(
  work: Work,
  writer: Writer,
  { conversationId, articleId, help }: CommandOf<VisitorCommand, "article.answer">,
): Script<void> {
  const { desk } = work;
  const about = yield* ownConversation(work, writer, conversationId);
  const former = yield* one(articleHelpOf, { desk, conversation: about.id });
  if (former === undefined || !shownIn(former.articles).includes(articleId))
    throw new DeskError("not-found");
  if (about.state === "closed") throw new DeskError("conversation.wrong-state");
  if (help === "opened") {
    if (former.help !== "shown") return;
  } else if (former.help === "yes" || former.help === "no") {
    throw new DeskError("conversation.wrong-state");
  }
  yield* run(setArticleHelp, { desk, conversation: about.id, help });
  note(work, about, { type: "article.answered", articleId, help });
}

function shownIn(stored: string): readonly string[] {
  return JSON.parse(stored) as string[]; // written by us as a list of ids
}
