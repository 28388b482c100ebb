import { DeskError, TagFaults } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { networkOf } from "../network-of.ts";
import type { HttpDeps } from "./deps.ts";
import { isOurOwn } from "./own-pages.ts";

/** As text it needs no preflight, and no page sends more of it in a minute. */
const MAX_BYTES = 4_096;
const MAX_PER_MINUTE = 30;

/** `POST /widget/tag`: what a page's tag says that the chat does not follow, for the site's owner (IN3). Nothing of a visitor is in it. */
export async function addTagFaults(app: FastifyInstance, { install }: HttpDeps): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook(
      "onRequest",
      scope.rateLimit({
        max: MAX_PER_MINUTE,
        timeWindow: 60_000,
        keyGenerator: (request) => networkOf(request.ip),
        errorResponseBuilder: (_request, { ttl }) => new DeskError("rate.limited", {}, ttl),
      }),
    );
    scope.post("/widget/tag", { bodyLimit: MAX_BYTES }, async (request, reply) => {
      const told = TagFaults.safeParse(fromText(request.body));
      if (!told.success) throw new DeskError("frame.malformed");
      if (!isOurOwn(request)) install.tag(request.headers.origin, told.data);
      return reply.code(204).send();
    });
  });
}

function fromText(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined; // no JSON is malformed, as any other shape is
  }
}
