import {
  ArticleLanguage,
  type CannedReplyList,
  type FoundReplies,
  MAX_SOUGHT_CHARS,
  type ReplyFigures,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isAtLeast, rights, roleOnInstallation } from "../domain/rights.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { readReplies, searchReplies } from "../views/canned-replies.ts";
import { readReplyFigures } from "../views/reply-figures.ts";
import { readKeepers } from "../views/keepers.ts";
import type { HttpDeps } from "./deps.ts";
import { readsOfSite } from "./of-site.ts";
import type { SessionCookie } from "./session-cookie.ts";

const words = z.string().max(MAX_SOUGHT_CHARS);
const Page = z.object({ words, page: z.coerce.number().int().min(0).max(1000) });
const Search = z.object({ language: ArticleLanguage, words });

/** The canned replies of a site and those of all sites, for whoever has a role on it (CR1, CR4). They are changed by commands. */
export function addCannedReplies(
  api: FastifyInstance,
  deps: HttpDeps,
  cookie: SessionCookie,
): void {
  const { clock } = deps;
  const onSite = readsOfSite(deps, cookie);
  const { least } = rights["cannedReply.save"];
  const { othersFrom } = rights["cannedReply.check"];

  api.get(
    "/canned-replies",
    async (request): Promise<CannedReplyList> =>
      await onSite(request, function* (shelf, { role, who }) {
        const { words: typed, page } = Page.parse(request.query);
        const { count, replies } = yield* readReplies(shelf, typed, page, clock.nowMs());
        const everywhere = roleOnInstallation(who.roles);
        const roleFor = (siteId: string | null) => (siteId === null ? everywhere : role);
        return {
          count,
          mayWrite: isAtLeast(role, least),
          mayWriteForAll: isAtLeast(everywhere, least),
          checkDays: readSiteSettings(shelf.settings).articleCheckDays,
          keepers: yield* readKeepers(shelf.desk, shelf.site),
          replies: replies.map((reply) => ({
            ...reply,
            mayWrite: isAtLeast(roleFor(reply.siteId), least),
            mayCheck:
              reply.keeperId === who.agentId || isAtLeast(roleFor(reply.siteId), othersFrom),
          })),
        };
      }),
  );

  api.get(
    "/canned-replies/figures",
    async (request): Promise<ReplyFigures> =>
      await onSite(request, ({ desk, site }) => readReplyFigures(desk, site, clock.nowMs())),
  );

  api.get("/canned-replies/search", async (request): Promise<FoundReplies> => {
    const found = await onSite(request, (shelf) => {
      const { language, words: typed } = Search.parse(request.query);
      return searchReplies(shelf, language, typed, clock.nowMs());
    });
    return { found };
  });
}
