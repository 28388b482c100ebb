import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { allowOtherOrigins } from "./long-poll-routes.ts";
import { SiteQuery, type WireRoutesOptions } from "./ws-routes.ts";

const Token = z.string().max(128);

/**
 * `POST /wire/visitor/forget?site=KEY` with the token as plain text (P26): ends a visitor's sessions for a page that has no connection. Plain
 * text, because anything else would have the browser ask before, and a page that is leaving does not live to hear the answer.
 */
export function addForgetRoute(app: FastifyInstance, options: WireRoutesOptions): void {
  const { gateway, admission, isOwnOrigin } = options;
  app.post("/wire/visitor/forget", async (request, reply) => {
    allowOtherOrigins(request, reply);
    reply.header("cache-control", "no-store");
    const { site: key } = SiteQuery.parse(request.query);
    const site = await admission.siteFor(key, request.headers.origin, isOwnOrigin(request));
    const place = admission.enter(request.ip);
    try {
      await gateway.forgetVisitor(site, Token.parse(request.body));
    } finally {
      place.leave();
    }
    return reply.code(204).send();
  });
}
