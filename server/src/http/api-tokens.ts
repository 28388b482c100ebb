import {
  ApiTokenId,
  type ApiTokenAnswer,
  type ApiTokenList,
  ApiTokenRequest,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const Named = z.object({ id: ApiTokenId });

/** What the settings' page *API* asks (API1): the tokens there are, another one, and one less. */
export function addApiTokens(
  api: FastifyInstance,
  { accounts: { apiTokens } }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.get("/api-tokens", async (request): Promise<ApiTokenList> => {
    const who = await cookie.require(request);
    return { tokens: await apiTokens.list(who) };
  });

  api.post("/api-tokens", async (request): Promise<ApiTokenAnswer> => {
    const who = await cookie.require(request);
    return await apiTokens.make(who, ApiTokenRequest.parse(request.body));
  });

  api.delete("/api-tokens/:id", async (request) => {
    const who = await cookie.require(request);
    await apiTokens.revoke(who, Named.parse(request.params).id);
    return {};
  });
}
