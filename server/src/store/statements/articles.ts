import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { agents, articles, articleTexts, articleWords } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

/** Of one word's articles so many are looked at: a word of more says little, and each has other words. */
export const MOST_PER_WORD = 200;

export const articleByPublicId = statement(
  "article by public id",
  { desk: articles.desk, publicId: articles.publicId },
  (db, p) =>
    db
      .select(getTableColumns(articles))
      .from(articles)
      .where(and(eq(articles.desk, p.desk), eq(articles.publicId, p.publicId))),
  { index: "articlesByPublicId" },
);

export const articleById = statement(
  "article by id",
  { desk: articles.desk, id: articles.id },
  (db, p) =>
    db
      .select(getTableColumns(articles))
      .from(articles)
      .where(and(eq(articles.desk, p.desk), eq(articles.id, p.id))),
  { index: "primary key" },
);

/** The articles of a site with their keepers, the oldest first; as many as a site may have. */
export const articlesOfSite = statement(
  "articles of a site",
  { desk: articles.desk, site: articles.site },
  (db, p) =>
    db
      .select({
        id: articles.id,
        publicId: articles.publicId,
        isTeamOnly: articles.isTeamOnly,
        checkedAtMs: articles.checkedAtMs,
        keeperId: renamed(agents.publicId, "keeperId"),
        keeperName: renamed(agents.name, "keeperName"),
      })
      .from(articles)
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, articles.keeper)))
      .where(and(eq(articles.desk, p.desk), eq(articles.site, p.site)))
      .orderBy(asc(articles.id)),
  { index: ["articlesBySite", "primary key"] },
);

export const countOfArticles = statement(
  "count of a site's articles",
  { desk: articles.desk, site: articles.site },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(articles)
      .where(and(eq(articles.desk, p.desk), eq(articles.site, p.site))),
  { index: "articlesBySite" },
);

export const insertArticle = statement("insert article", getTableColumns(articles), (db, p) =>
  db.insert(articles).values(p),
);

export const updateArticle = statement(
  "update article",
  {
    desk: articles.desk,
    id: articles.id,
    isTeamOnly: articles.isTeamOnly,
    keeper: articles.keeper,
    checkedAtMs: articles.checkedAtMs,
  },
  (db, { desk, id, ...columns }) =>
    db
      .update(articles)
      .set(columns)
      .where(and(eq(articles.desk, desk), eq(articles.id, id))),
  { index: "primary key" },
);

export const setChecked = statement(
  "article was checked",
  { desk: articles.desk, id: articles.id, checkedAtMs: articles.checkedAtMs },
  (db, { desk, id, checkedAtMs }) =>
    db
      .update(articles)
      .set({ checkedAtMs })
      .where(and(eq(articles.desk, desk), eq(articles.id, id))),
  { index: "primary key" },
);

export const dropArticle = statement(
  "drop article",
  { desk: articles.desk, id: articles.id },
  (db, p) => db.delete(articles).where(and(eq(articles.desk, p.desk), eq(articles.id, p.id))),
  { index: "primary key" },
);

const ofArticle = { desk: articleTexts.desk, article: articleTexts.article };
const { desk: _desk, article: _article, ...textColumns } = getTableColumns(articleTexts);

export const textsOfArticle = statement(
  "texts of an article",
  ofArticle,
  (db, p) =>
    db
      .select(textColumns)
      .from(articleTexts)
      .where(and(eq(articleTexts.desk, p.desk), eq(articleTexts.article, p.article)))
      .orderBy(asc(articleTexts.language)),
  { index: "primary key" },
);

export const titlesOfArticle = statement(
  "titles of an article",
  ofArticle,
  (db, p) =>
    db
      .select({ language: articleTexts.language, title: articleTexts.title })
      .from(articleTexts)
      .where(and(eq(articleTexts.desk, p.desk), eq(articleTexts.article, p.article)))
      .orderBy(asc(articleTexts.language)),
  { index: "primary key" },
);

export const textOfArticle = statement(
  "text of an article in a language",
  { ...ofArticle, language: articleTexts.language },
  (db, p) =>
    db
      .select(textColumns)
      .from(articleTexts)
      .where(
        and(
          eq(articleTexts.desk, p.desk),
          eq(articleTexts.article, p.article),
          eq(articleTexts.language, p.language),
        ),
      ),
  { index: "primary key" },
);

export const insertArticleText = statement(
  "insert text of an article",
  getTableColumns(articleTexts),
  (db, p) => db.insert(articleTexts).values(p),
);

export const dropTextsOfArticle = statement(
  "drop texts of an article",
  ofArticle,
  (db, p) =>
    db
      .delete(articleTexts)
      .where(and(eq(articleTexts.desk, p.desk), eq(articleTexts.article, p.article))),
  { index: "primary key" },
);

export const insertArticleWord = statement(
  "insert word of an article",
  getTableColumns(articleWords),
  (db, p) => db.insert(articleWords).values(p),
);

export const dropWordsOfArticle = statement(
  "drop words of an article",
  { desk: articleWords.desk, article: articleWords.article },
  (db, p) =>
    db
      .delete(articleWords)
      .where(and(eq(articleWords.desk, p.desk), eq(articleWords.article, p.article))),
  { index: "articleWordsByArticle" },
);

/** The articles with a word from `from` on and before `below`, in the order of their characters' codes; some at most. */
export const articlesWithWord = statement(
  "articles with a word",
  {
    desk: articleWords.desk,
    site: articleWords.site,
    language: articleWords.language,
    from: articleWords.word,
    below: articleWords.word,
  },
  (db, p) =>
    db
      .select({ word: articleWords.word, article: articleWords.article })
      .from(articleWords)
      .where(
        and(
          eq(articleWords.desk, p.desk),
          eq(articleWords.site, p.site),
          eq(articleWords.language, p.language),
          sql`${articleWords.word} >= ${p.from}`,
          sql`${articleWords.word} < ${p.below}`,
        ),
      )
      .orderBy(asc(articleWords.word), asc(articleWords.article))
      .limit(MOST_PER_WORD),
  { index: "primary key" },
);
