import {
  type AgentId,
  ArticleId,
  ArticleLanguage,
  type ArticleList,
  type ArticleTexts,
  DeskError,
  type FoundArticles,
  MAX_SOUGHT_CHARS,
  SiteId,
} from "@presently/shared/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { DESK } from "../accounts/context.ts";
import { isAtLeast, rights, roleOn } from "../domain/rights.ts";
import { all, one, type Script } from "../store/script.ts";
import { settingsRoles, settingsTeam } from "../store/statements/settings-view.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import { readArticles, readTextsOf, searchArticles } from "../views/articles.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const OfSite = z.object({ site: SiteId });
const OfArticle = z.object({ article: ArticleId });
const Search = z.object({
  language: ArticleLanguage,
  words: z.string().max(MAX_SOUGHT_CHARS),
});

/** A site's help articles, for whoever has a role on it (AR3, AR8). They are changed by commands. */
export function addArticles(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { clock, flush } = deps;

  /** What is on the site that the query names, if it is one of theirs; `not-found` for every other (R27). Who asks is looked at before what they ask. */
  async function onSite<T>(
    request: FastifyRequest,
    read: (shelf: { desk: number; site: number; settings: string }) => Script<T>,
  ): Promise<{ found: T; mayWrite: boolean }> {
    const { roles } = await cookie.require(request);
    const { site: siteId } = OfSite.parse(request.query);
    return await flush.read(function* () {
      const site = yield* one(siteByPublicId, { publicId: siteId });
      const role = site?.desk === DESK ? roleOn(site.id, roles) : undefined;
      if (site === undefined || role === undefined) throw new DeskError("not-found");
      const found = yield* read({ desk: DESK, site: site.id, settings: site.settings });
      return { found, mayWrite: isAtLeast(role, rights["article.save"].least) };
    });
  }

  api.get("/articles", async (request): Promise<ArticleList> => {
    const { found, mayWrite } = await onSite(request, function* (shelf) {
      const list = yield* readArticles(shelf, clock.nowMs());
      return { ...list, keepers: yield* readKeepers(shelf.site) };
    });
    return { ...found, mayWrite };
  });

  api.get("/articles/texts", async (request): Promise<ArticleTexts> => {
    const { found: texts } = await onSite(request, (shelf) =>
      readTextsOf(shelf, OfArticle.parse(request.query).article),
    );
    if (texts === undefined) throw new DeskError("not-found");
    return { texts };
  });

  api.get("/articles/search", async (request): Promise<FoundArticles> => {
    const { found } = await onSite(request, (shelf) => {
      const { language, words } = Search.parse(request.query);
      return searchArticles(shelf, language, words, clock.nowMs());
    });
    return { found };
  });
}

/** Who may keep an article of the site: whoever has a role on it and may sign in. */
function* readKeepers(site: number): Script<ArticleList["keepers"]> {
  const grants = yield* all(settingsRoles, { desk: DESK });
  const team = yield* all(settingsTeam, { desk: DESK });
  return team
    .filter(({ id, state }) => {
      const theirs = grants.filter(({ account }) => account === id);
      return state === "active" && roleOn(site, theirs) !== undefined;
    })
    .map(({ publicId, name }) => ({ agentId: publicId as AgentId, name })); // written by this server with the prefix of its kind
}
