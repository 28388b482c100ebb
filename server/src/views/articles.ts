import type {
  AgentId,
  ArticleId,
  ArticleLanguage,
  ArticleList,
  ArticleText,
  FoundArticles,
} from "@presently/shared/protocol";
import { articlesWith, MOST_COMPARED, withMost } from "../desk/article-search.ts";
import { isStale } from "../domain/articles/stale.ts";
import { areOneWord, foldedWords, MOST_SOUGHT, tellingWords } from "../domain/articles/words.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, one, type Script, the } from "../store/script.ts";
import {
  articleById,
  articleByPublicId,
  articlesOfSite,
  textOfArticle,
  textsOfArticle,
  titlesOfArticle,
} from "../store/statements/articles.ts";

/** A site whose articles are read. */
interface Shelf {
  readonly desk: number;
  readonly site: number;
  /** As the site's row keeps them. */
  readonly settings: string;
}

/** What an agent's search brings, so many at most. */
const MOST_FOUND = 8;

/** The site's articles without what they say, and its rules for them. */
export function* readArticles(
  { desk, site, settings }: Shelf,
  nowMs: number,
): Script<Pick<ArticleList, "settings" | "articles">> {
  const { offersArticles, articleCheckDays } = readSiteSettings(settings);
  const articles: ArticleList["articles"] = [];
  for (const row of yield* all(articlesOfSite, { desk, site })) {
    articles.push({
      // Safe: both are written by this server with the prefix of their kind.
      articleId: row.publicId as ArticleId,
      keeperId: row.keeperId as AgentId,
      keeperName: row.keeperName,
      isTeamOnly: row.isTeamOnly === 1,
      checkedAtMs: row.checkedAtMs,
      isStale: isStale(row.checkedAtMs, articleCheckDays, nowMs),
      titles: yield* all(titlesOfArticle, { desk, article: row.id }),
    });
  }
  return { settings: { isOffered: offersArticles, checkDays: articleCheckDays }, articles };
}

/** All that one article of the site says; undefined when it has none of that id. */
export function* readTextsOf(
  { desk, site }: Shelf,
  publicId: ArticleId,
): Script<ArticleText[] | undefined> {
  const article = yield* one(articleByPublicId, { desk, publicId });
  if (article?.site !== site) return undefined;
  return yield* all(textsOfArticle, { desk, article: article.id });
}

/**
 * What an agent finds by words that they are still typing, also the team's and the old ones, marked as such, those first whose titles say it (AR8). Small words count when there are no
 * others: an agent knows what they look for.
 */
export function* searchArticles(
  { desk, site, settings }: Shelf,
  language: ArticleLanguage,
  typed: string,
  nowMs: number,
): Script<FoundArticles["found"]> {
  const telling = tellingWords(typed, language, MOST_SOUGHT);
  const words = telling.length > 0 ? telling : foldedWords(typed).slice(0, MOST_SOUGHT);
  const by = yield* articlesWith({ desk, site, language }, words, { isTyping: true });
  const { articleCheckDays } = readSiteSettings(settings);
  const read: { hits: number; found: FoundArticles["found"][number] }[] = [];
  for (const [id, { size }] of withMost(by, MOST_COMPARED)) {
    const text = yield* the(textOfArticle, { desk, article: id, language });
    const article = yield* the(articleById, { desk, id });
    read.push({
      hits: size + wordsInTitle(words, foldedWords(text.title)),
      found: {
        ...text,
        articleId: article.publicId as ArticleId, // as above
        isTeamOnly: article.isTeamOnly === 1,
        isStale: isStale(article.checkedAtMs, articleCheckDays, nowMs),
      },
    });
  }
  const best = read.toSorted((a, b) => b.hits - a.hits).slice(0, MOST_FOUND);
  return best.map(({ found }) => found);
}

/** How many of the words a title has; the last one may be the beginning of one. */
function wordsInTitle(words: readonly string[], title: readonly string[]): number {
  const last = words.at(-1);
  return words.filter((word) =>
    title.some((each) => areOneWord(word, each) || (word === last && each.startsWith(word))),
  ).length;
}
