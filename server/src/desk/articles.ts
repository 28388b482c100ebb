import {
  type AgentCommand,
  type ArticleId,
  type ArticleText,
  type CommandOf,
  DeskError,
  MAX_ARTICLE_TITLE_CHARS,
  MAX_ARTICLES_PER_SITE,
  MAX_URL_CHARS,
  type Role,
} from "@presently/shared/protocol";
import { cleanName, readArticleText } from "../content.ts";
import { MOST_KEPT, tellingWords } from "../domain/articles/words.ts";
import { rights } from "../domain/rights.ts";
import { withSiteSettings } from "../domain/site-settings.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { each, one, run, type Script, step, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  articleByPublicId,
  countOfArticles,
  dropArticle,
  dropTextsOfArticle,
  dropWordsOfArticle,
  insertArticle,
  insertArticleText,
  insertArticleWord,
  setChecked,
  updateArticle,
} from "../store/statements/articles.ts";
import { saveSite, type siteByPublicId } from "../store/statements/team.ts";
import type { ActingAgent } from "./acting-agent.ts";
import { flagOf } from "./conversations.ts";
import { assertMayCheck, assertRoleOn, keeperFor } from "./keeper.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

/** Writes an article, newly or again, with the words it is found by; from now on it counts as checked (AR1, AR2). */
export function* saveArticle(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "article.save">,
): Script<void> {
  const { desk, nowMs } = work;
  const texts = readTexts(command.texts);
  const site = yield* siteFor(work, agent, command, rights["article.save"].least);
  const keeper = yield* keeperFor(work, site.id, command.keeperId);
  const former =
    command.articleId === undefined ? undefined : yield* articleOf(work, command.articleId);
  if (former !== undefined && former.site !== site.id) throw new DeskError("not-found");
  const set = { isTeamOnly: flagOf(command.isTeamOnly), keeper, checkedAtMs: nowMs };
  const id = former?.id ?? (yield* newIdOn(work, site.id));
  const publicId = former?.publicId ?? `art_${work.context.newId()}`;
  if (former === undefined)
    yield* run(insertArticle, { desk, id, publicId, site: site.id, ...set });
  else {
    yield* run(updateArticle, { desk, id, ...set });
    yield* dropContent(desk, id);
  }
  for (const text of texts) {
    yield* run(insertArticleText, { desk, article: id, ...text });
    const { language } = text;
    const words = tellingWords(`${text.title}\n${text.text}`, language, MOST_KEPT);
    yield* each(
      words.map((word) =>
        step(insertArticleWord, { desk, site: site.id, language, word, article: id }),
      ),
    );
  }
  yield* changed(work, "article", "article.saved", publicId, {
    isTeamOnly: set.isTeamOnly,
    languages: texts.length,
  });
}

/** Takes it away for good; what visitors were shown of it stays in their threads. */
export function* deleteArticle(
  work: Work,
  agent: ActingAgent,
  { articleId }: CommandOf<AgentCommand, "article.delete">,
): Script<void> {
  const { desk } = work;
  const article = yield* articleFor(work, agent, articleId, rights["article.delete"].least);
  yield* dropContent(desk, article.id);
  yield* run(dropArticle, { desk, id: article.id });
  yield* changed(work, "article", "article.deleted", articleId, {});
}

/** It was read and is still true, says its keeper or a supervisor (AR2). Throws `not-allowed` for anybody else's word. */
export function* checkArticle(
  work: Work,
  agent: ActingAgent,
  { articleId }: CommandOf<AgentCommand, "article.check">,
): Script<void> {
  const { least, othersFrom } = rights["article.check"];
  const article = yield* articleFor(work, agent, articleId, least);
  assertMayCheck(agent, article, othersFrom);
  yield* run(setChecked, { desk: work.desk, id: article.id, checkedAtMs: work.nowMs });
  yield* changed(work, "article", "article.checked", articleId, {});
}

/** Whether the site's articles are offered to who waits, and when one counts as old (AR2, AR4). */
export function* setArticles(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "article.set">,
): Script<void> {
  const site = yield* siteFor(work, agent, command, rights["article.set"].least);
  const { id, name, origins, isAutoAccept, settings } = site;
  const set = { offersArticles: command.isOffered, articleCheckDays: command.checkDays };
  const kept = withSiteSettings(settings, set);
  yield* run(saveSite, { id, name, origins, isAutoAccept, settings: kept });
  yield* changed(work, "article", "article.set", command.siteId, {
    isOffered: flagOf(command.isOffered),
    checkDays: command.checkDays,
  });
}

/** A site of theirs. Throws `not-found` where they have no role, `not-allowed` where it is too low (RI5). */
function* siteFor(
  work: Work,
  agent: ActingAgent,
  { siteId }: Pick<CommandOf<AgentCommand, "article.set">, "siteId">,
  least: Role,
): Script<RowOf<typeof siteByPublicId>> {
  const site = yield* siteNamed(work, siteId);
  assertRoleOn(agent, site.id, least);
  return site;
}

function* articleFor(
  work: Work,
  agent: ActingAgent,
  articleId: ArticleId,
  least: Role,
): Script<RowOf<typeof articleByPublicId>> {
  const article = yield* articleOf(work, articleId);
  assertRoleOn(agent, article.site, least);
  return article;
}

function* articleOf({ desk }: Work, publicId: ArticleId): Script<RowOf<typeof articleByPublicId>> {
  const article = yield* one(articleByPublicId, { desk, publicId });
  if (article === undefined) throw new DeskError("not-found");
  return article;
}

function* newIdOn({ desk }: Work, site: number): Script<number> {
  const { count } = yield* the(countOfArticles, { desk, site });
  if (count >= MAX_ARTICLES_PER_SITE)
    throw new DeskError("value.invalid", { field: "articles", most: MAX_ARTICLES_PER_SITE });
  return yield* allocateIds(desk);
}

function* dropContent(desk: number, article: number): Script<void> {
  yield* run(dropTextsOfArticle, { desk, article });
  yield* run(dropWordsOfArticle, { desk, article });
}

/** Each language once. Throws `value.invalid`. */
function readTexts(typed: readonly ArticleText[]): ArticleText[] {
  if (new Set(typed.map(({ language }) => language)).size !== typed.length)
    throw new DeskError("value.invalid", { field: "language" });
  return typed.map(({ language, title, text, page }) => ({
    language,
    title: readTitle(title),
    text: readArticleText(text),
    page: page === null || page.trim() === "" ? null : readPage(page.trim()),
  }));
}

function readTitle(typed: string): string {
  const title = cleanName(typed, typed.length);
  if (title === null || title.length > MAX_ARTICLE_TITLE_CHARS)
    throw new DeskError("value.invalid", { field: "title" });
  return title;
}

/** Where it stands, for visitors to go to: a page, and nobody's way in. */
function readPage(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const isPage = url?.protocol === "https:" || url?.protocol === "http:";
  if (!isPage || url.username !== "" || url.password !== "" || url.href.length > MAX_URL_CHARS)
    throw new DeskError("value.invalid", { field: "page" });
  return url.href;
}
