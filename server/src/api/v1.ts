import { createHash } from "node:crypto";
import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { ApiCaller, ApiTokens } from "../accounts/api-tokens.ts";
import { networkOf } from "../network-of.ts";
import { createTokenBuckets, type TokenBuckets } from "../realtime/token-bucket.ts";
import { ApiError, toldError } from "./api-errors.ts";
import { docsPage } from "./docs-page.ts";
import type { ApiContext, Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { openApiDocument } from "./openapi.ts";

export interface ApiDeps extends ApiContext {
  readonly tokens: Pick<ApiTokens, "find">;
  readonly limits: { readonly apiRequestsPerMinute: number };
}

/** Wrong tokens that one address may try in a minute: nobody guesses 256 bits, but a program that goes on asking in vain is told to stop. */
const WRONG_TOKENS_PER_MINUTE = 30;
const IdempotencyKey = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/, "Up to 64 visible characters, without spaces.")
    .exactOptional(),
});

/** The HTTP API (API1 to API10) below /api/v1, its document, and the page for people at /docs. */
export async function addApi(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const document = openApiDocument();
  const page = docsPage();
  app.get("/docs", (_request, reply) => reply.type("text/html; charset=utf-8").send(page));
  // The name it has for tools that know nothing of versions.
  app.get("/api/openapi.json", (_request, reply) => reply.send(document));
  await app.register(
    async (api) => {
      api.removeContentTypeParser("text/plain");
      api.setErrorHandler((error, request, reply) => refuse(error, request, reply));
      api.setNotFoundHandler((request, reply) => refuse(new ApiError("not-found"), request, reply));
      api.get("/openapi.json", (_request, reply) => reply.send(document));
      const gate = createGate(deps);
      for (const endpoint of endpoints) addEndpoint(api, endpoint, deps, gate);
    },
    { prefix: "/api/v1" },
  );
}

function addEndpoint(
  api: FastifyInstance,
  endpoint: Endpoint,
  deps: ApiDeps,
  gate: (request: FastifyRequest) => Promise<ApiCaller>,
): void {
  const { method, path, scope, params, query, body, run } = endpoint;
  api.route({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
    async handler(request, reply) {
      reply.header("cache-control", "no-store");
      const caller = await gate(request);
      if (scope !== null && !caller.scopes.has(scope)) throw new ApiError("scope.missing");
      const { "idempotency-key": key } = IdempotencyKey.parse(request.headers);
      const read = {
        caller,
        params: params.parse(request.params),
        query: query.parse(request.query),
        body: body === null ? {} : body.parse(request.body ?? {}),
        // What is set anew is no repeat, whatever its key.
        commandId:
          key === undefined || method !== "POST" ? deps.newId() : commandIdOf(caller, request, key),
      };
      const answer = await run(deps, read);
      return reply.code(answer.status).send(answer.body);
    },
  });
}

/** One name for a command, of the token, what was asked, and the client's own key: sent again it is the same command (API7). */
function commandIdOf({ tokenId }: ApiCaller, { method, url }: FastifyRequest, key: string): string {
  return createHash("sha256")
    .update(JSON.stringify([tokenId, method, url, key]))
    .digest("base64url")
    .slice(0, 21);
}

/** Who asks, read from the database each time (API3), and no more often than the limits allow. */
function createGate({ tokens, clock, limits }: ApiDeps) {
  const asked = perMinute(limits.apiRequestsPerMinute);
  const wrong = perMinute(WRONG_TOKENS_PER_MINUTE);

  return async function gate(request: FastifyRequest): Promise<ApiCaller> {
    const { authorization } = request.headers;
    if (authorization === undefined) throw new ApiError("token.missing");
    const secret = /^Bearer (pat_[\w-]{43})$/i.exec(authorization)?.[1];
    const caller = secret === undefined ? undefined : await tokens.find(secret);
    if (caller !== undefined) {
      take(asked, caller.tokenId);
      return caller;
    }
    take(wrong, networkOf(request.ip));
    throw new ApiError("token.invalid");
  };

  function take(buckets: TokenBuckets, key: string): void {
    const waitMs = buckets.take(key, clock.nowMs());
    if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
  }
}

function perMinute(times: number): TokenBuckets {
  return createTokenBuckets({ burst: times, everyMs: 60_000 / times });
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, retryAfterMs } = toldError(error);
  if (body.code === "internal")
    request.log.error({ err: error, code: "internal" }, "a request failed");
  else request.log.info({ code: body.code }, "refused");
  if (retryAfterMs !== undefined) reply.header("retry-after", Math.ceil(retryAfterMs / 1000));
  if (status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .send({ ...body, requestId: request.id });
}
