import * as z from "zod";
import {
  apiScopes,
  MAX_API_TOKEN_DAYS,
  MAX_API_TOKEN_NAME_CHARS,
  MAX_API_TOKENS,
} from "./api-token-limits.ts";
import { AgentId, SiteId } from "./ids.ts";
import { TimeMs } from "./states.ts";

/** What a token is called in a list: nothing can be done with it. */
export const ApiTokenId = z.string().regex(/^tok_[A-Za-z0-9_-]{21}$/);

const ApiTokenRules = z.object({
  name: z.string().trim().min(1).max(MAX_API_TOKEN_NAME_CHARS),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
  /** Null = all there are, and all that come. */
  siteIds: z.nullable(z.array(SiteId).min(1).max(500)),
  /** Who it writes as; null = it only reads. */
  agentId: z.nullable(AgentId),
});

/** `POST /console/api/api-tokens` makes a token, and shows it this one time (API1). */
export const ApiTokenRequest = ApiTokenRules.extend({
  /** Null = until it is revoked. */
  days: z.nullable(z.int().min(1).max(MAX_API_TOKEN_DAYS)),
});
export type ApiTokenRequest = z.infer<typeof ApiTokenRequest>;

const ApiToken = ApiTokenRules.extend({
  tokenId: ApiTokenId,
  createdAtMs: TimeMs,
  /** To the minute (API4). */
  lastUsedAtMs: z.nullable(TimeMs),
  expiresAtMs: z.nullable(TimeMs),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const ApiTokenAnswer = z.object({ secret: z.string(), token: ApiToken });
export type ApiTokenAnswer = z.infer<typeof ApiTokenAnswer>;

/** `GET /console/api/api-tokens`; `DELETE /console/api/api-tokens/:id` revokes one. */
export const ApiTokenList = z.object({ tokens: z.array(ApiToken).max(MAX_API_TOKENS) });
export type ApiTokenList = z.infer<typeof ApiTokenList>;
