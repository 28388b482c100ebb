import { type SearchAnswer, SearchQuery } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** Looking for conversations, for whoever is in the team: of what they may read (SE4). */
export function addSearch(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/search", async (request): Promise<SearchAnswer> => {
    const { account, agent } = await cookie.require(request);
    const query = SearchQuery.parse(request.query);
    return await deps.search.find({ desk: DESK, account, agent, query });
  });
}
