import {
  ArticleLanguage,
  type ArticleId,
  type ConversationId,
  type ShownArticle,
} from "@presently/shared/protocol";
import { findLinks } from "../content.ts";
import { type Candidate, fitting } from "../domain/articles/fit.ts";
import { isStale } from "../domain/articles/stale.ts";
import { MOST_KEPT, MOST_SOUGHT, tellingWords } from "../domain/articles/words.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { one, run, type Script, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  articleHelpOf,
  articleSubject,
  insertArticleHelp,
} from "../store/statements/article-help.ts";
import { articleById, textOfArticle } from "../store/statements/articles.ts";
import { articlesWith, MOST_COMPARED, withMost } from "./article-search.ts";
import { note, type Work } from "./work.ts";

/**
 * Who has sent a message and still waits at the end of this command is shown articles that fit what they sent, once in a conversation (AR4). Nothing
 * that they wait for changes with it: neither the place nor the answer that is owed (AR6, M12). Who waits for nothing costs one row.
 */
export function* showArticles(work: Work): Script<void> {
  for (const { draft } of work.notes.slice()) {
    if (draft.type !== "message.posted" || !draft.actor.startsWith("vis_")) continue;
    if (draft.text !== undefined && draft.text !== "")
      yield* showFitting(work, draft.conversation, draft.text);
  }
}

function* showFitting(work: Work, conversation: number, sent: string): Script<void> {
  const { desk } = work;
  const subject = yield* the(articleSubject, { desk, id: conversation });
  // With an offer on its way a person is there in a moment.
  if (subject.state !== "queued") return;
  const language = ArticleLanguage.safeParse(subject.language.split("-")[0]?.toLowerCase()).data;
  const { offersArticles, articleCheckDays } = readSiteSettings(subject.settings);
  if (!offersArticles || language === undefined) return;
  if ((yield* one(articleHelpOf, { desk, conversation })) !== undefined) return;
  const shelf = { desk, site: subject.site, language };
  const shown = yield* articlesFor(work, shelf, sent, articleCheckDays);
  if (shown.length === 0) return;
  const articles = JSON.stringify(shown.map(({ articleId }) => articleId));
  yield* run(insertArticleHelp, { desk, conversation, help: "shown", articles });
  // Safe: the desk writes every public id with its prefix.
  const about = { id: conversation, publicId: subject.publicId as ConversationId };
  const payload = { type: "article.shown", help: "shown", text: { articles: shown } } as const;
  note(work, about, payload, { by: "system" });
}

/** Those that fit, as they are now: none that is the team's, none that is old (AR2, AR3, AR5). */
function* articlesFor(
  { nowMs }: Work,
  shelf: Parameters<typeof articlesWith>[0],
  sent: string,
  checkDays: number,
): Script<ShownArticle[]> {
  const { desk, language } = shelf;
  const sought = tellingWords(sent, language, MOST_SOUGHT);
  const found = yield* articlesWith(shelf, sought);
  const texts = new Map<number, Text>();
  const candidates: Candidate[] = [];
  for (const [id, words] of withMost(found, MOST_COMPARED)) {
    const { isTeamOnly, checkedAtMs, publicId } = yield* the(articleById, { desk, id });
    if (isTeamOnly === 1 || isStale(checkedAtMs, checkDays, nowMs)) continue;
    const text = yield* the(textOfArticle, { desk, article: id, language });
    texts.set(id, { ...text, articleId: publicId as ArticleId }); // written by this server with the prefix of its kind
    candidates.push({ id, title: tellingWords(text.title, language, MOST_KEPT), found: words });
  }
  return fitting(sought, candidates).flatMap((id) => {
    const text = texts.get(id);
    return text === undefined ? [] : [shownOf(text)];
  });
}

type Text = RowOf<typeof textOfArticle> & { readonly articleId: ArticleId };

function shownOf({ articleId, title, text, page }: Text): ShownArticle {
  return { articleId, title, text, links: findLinks(text), page };
}
