import {
  ArticleId,
  ArticleLanguage,
  type ArticleList,
  type ArticleTexts,
  DeskError,
  type FoundArticles,
  MAX_SOUGHT_CHARS,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isAtLeast, rights } from "../domain/rights.ts";
import { readArticles, readTextsOf, searchArticles } from "../views/articles.ts";
import { readKeepers } from "../views/keepers.ts";
import type { HttpDeps } from "./deps.ts";
import { readsOfSite } from "./of-site.ts";
import type { SessionCookie } from "./session-cookie.ts";

const OfArticle = z.object({ article: ArticleId });
const Search = z.object({
  language: ArticleLanguage,
  words: z.string().max(MAX_SOUGHT_CHARS),
});

/** A site's help articles, for whoever has a role on it (AR3, AR8). They are changed by commands. */
export function addArticles(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { clock } = deps;
  const onSite = readsOfSite(deps, cookie);

  api.get(
    "/articles",
    async (request): Promise<ArticleList> =>
      await onSite(request, function* (shelf, { role }) {
        const list = yield* readArticles(shelf, clock.nowMs());
        const keepers = yield* readKeepers(shelf.desk, shelf.site);
        return { ...list, keepers, mayWrite: isAtLeast(role, rights["article.save"].least) };
      }),
  );

  api.get("/articles/texts", async (request): Promise<ArticleTexts> => {
    const texts = await onSite(request, (shelf) =>
      readTextsOf(shelf, OfArticle.parse(request.query).article),
    );
    if (texts === undefined) throw new DeskError("not-found");
    return { texts };
  });

  api.get("/articles/search", async (request): Promise<FoundArticles> => {
    const found = await onSite(request, (shelf) => {
      const { language, words } = Search.parse(request.query);
      return searchArticles(shelf, language, words, clock.nowMs());
    });
    return { found };
  });
}
