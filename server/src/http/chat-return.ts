import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { DESK } from "../accounts/context.ts";
import { newSecret } from "../accounts/secret-token.ts";
import { returnByLink } from "../desk/visitor-return.ts";
import { networkOf } from "../network-of.ts";
import { holderOf } from "../realtime/token-holder.ts";
import { hashOf, readSite } from "../realtime/visitor-identity.ts";
import type { HttpDeps } from "./deps.ts";
import { assertOwnPage } from "./own-origin.ts";

const TEN_MINUTES_MS = 600_000;
const ReturnRequest = z.object({
  link: z.string().max(128),
  /** The token this browser holds already. */
  token: z.string().max(128).exactOptional(),
  /** Said by the person after `wouldReplace`. */
  mayReplace: z.boolean().exactOptional(),
});

/**
 * `POST /chat/KEY/return`: what the page's button asks when somebody follows the link of a mail (ML7). Only a click gets here: mail programs and
 * scanners that fetch the link see the page alone, and what stands after the # never leaves the browser before.
 */
export async function addChatReturn(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  const { config, clock, flush } = deps;
  await app.register(async (scope) => {
    scope.removeContentTypeParser("text/plain");
    scope.addHook("onRequest", async (request, reply) => {
      reply.header("cache-control", "no-store");
      assertOwnPage(request, config.publicUrl, true);
    });
    scope.addHook(
      "onRequest",
      scope.rateLimit({
        max: config.newVisitorsPerIp,
        timeWindow: TEN_MINUTES_MS,
        keyGenerator: (request) => networkOf(request.ip),
        errorResponseBuilder: (_request, { ttl }) => new DeskError("rate.limited", {}, ttl),
      }),
    );
    scope.post<{ Params: { key: string } }>("/chat/:key/return", async (request) => {
      const { link, token: heldToken, mayReplace = false } = ReturnRequest.parse(request.body);
      const siteKey = request.params.key;
      const held = await flush.read(function* () {
        const site = yield* readSite(siteKey);
        if (site === undefined) return undefined;
        return yield* holderOf(site, heldToken, clock.nowMs());
      });
      const token = `pv_${newSecret()}`;
      const asked = { siteKey, link, held, tokenHash: hashOf(token), mayReplace };
      const returned = await flush.submit(returnByLink(asked, { desk: DESK, clock }));
      if (returned.wouldReplace) return { wouldReplace: true };
      const { conversationId, isNewSession } = returned;
      return { conversationId, token: isNewSession ? token : null };
    });
  });
}
