import * as z from "zod";
import {
  ARTICLE_LANGUAGES,
  MAX_ARTICLE_CHARS,
  MAX_ARTICLE_TITLE_CHARS,
  MAX_ARTICLES_SHOWN,
  MAX_CHECK_DAYS,
} from "./article-limits.ts";
import { MAX_URL_CHARS } from "./clean-text.ts";
import { AgentId, ArticleId } from "./ids.ts";
import { TextLink } from "./links.ts";
import { TimeMs } from "./states.ts";

export const ArticleLanguage = z.enum(ARTICLE_LANGUAGES);
export type ArticleLanguage = z.infer<typeof ArticleLanguage>;

/** How far a visitor has come with what they were shown: opened is asked whether it helped (AR7). */
export const ArticleHelp = z.enum(["shown", "opened", "yes", "no"]);
export type ArticleHelp = z.infer<typeof ArticleHelp>;

/** Before it is cleaned; the desk holds it to its bounds after. */
const Title = z.string().max(MAX_ARTICLE_TITLE_CHARS * 2);
const Body = z.string().max(MAX_ARTICLE_CHARS * 2);

/** An article in one language. `page` is where it stands on the site, null = nowhere. */
export const ArticleText = z.object({
  language: ArticleLanguage,
  title: Title,
  text: Body,
  page: z.nullable(z.string().max(MAX_URL_CHARS)),
});
export type ArticleText = z.infer<typeof ArticleText>;

/** What is set for an article besides its texts. */
export const ArticleRules = z.object({
  /** Never told to visitors by itself: for the team's eyes. */
  isTeamOnly: z.boolean(),
  /** Who sees to it that it stays true. */
  keeperId: AgentId,
});

/** What a visitor was shown: as it was then, so that the team reads what they read. */
export const ShownArticle = z.object({
  articleId: ArticleId,
  title: Title,
  text: Body,
  links: z.array(TextLink),
  page: z.nullable(z.string().max(MAX_URL_CHARS)),
});
export type ShownArticle = z.infer<typeof ShownArticle>;
export const ShownArticles = z.object({
  articles: z.array(ShownArticle).min(1).max(MAX_ARTICLES_SHOWN),
});

/** A site's own rules for its articles. */
export const ArticleSettings = z.object({
  /** Whether visitors in line are offered those that fit. */
  isOffered: z.boolean(),
  /** After so many days without a look an article is old. */
  checkDays: z.int().min(1).max(MAX_CHECK_DAYS),
});
export type ArticleSettings = z.infer<typeof ArticleSettings>;

const ArticleFacts = ArticleRules.extend({
  articleId: ArticleId,
  keeperName: z.string(),
  checkedAtMs: TimeMs,
  /** Past the site's limit: not offered to visitors by itself (AR2). */
  isStale: z.boolean(),
});

/** One line of the list of articles. */
export const ArticleLine = ArticleFacts.extend({
  titles: z.array(z.object({ language: ArticleLanguage, title: z.string() })),
});
export type ArticleLine = z.infer<typeof ArticleLine>;

/** GET /console/api/articles?site=: the site's articles. */
export const ArticleList = z.object({
  settings: ArticleSettings,
  /** Whether who asks may write, delete and set. */
  mayWrite: z.boolean(),
  /** Who can keep one: the team. */
  keepers: z.array(z.object({ agentId: AgentId, name: z.string() })),
  articles: z.array(ArticleLine),
});
export type ArticleList = z.infer<typeof ArticleList>;

/** GET /console/api/articles/texts?site=&article=: all that one says. */
export const ArticleTexts = z.object({ texts: z.array(ArticleText) });
export type ArticleTexts = z.infer<typeof ArticleTexts>;

/** GET /console/api/articles/search?site=&language=&words=: what an agent found, the best first. */
export const FoundArticles = z.object({
  found: z.array(
    ArticleText.extend({ articleId: ArticleId, isTeamOnly: z.boolean(), isStale: z.boolean() }),
  ),
});
export type FoundArticles = z.infer<typeof FoundArticles>;
