import { Readable } from "node:stream";
import { ConversationId, DeskError, type KeptOfVisitor } from "@presently/shared/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { SignedIn } from "../accounts/context.ts";
import { assertMayEraseVisitors } from "../accounts/rights.ts";
import type { FoundVisitor } from "../privacy/visitor-data.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const Params = z.object({ conversationId: ConversationId });

/**
 * What is kept of a conversation's visitor, for owners and admins (ER4): how many conversations `GET /console/api/visitor-data/ID` says, and
 * `…/ID/export` has all of it, with the files, as an archive.
 */
export function addVisitorData(
  api: FastifyInstance,
  { visitorData }: HttpDeps,
  cookie: SessionCookie,
): void {
  async function found(request: FastifyRequest): Promise<{ who: SignedIn; visitor: FoundVisitor }> {
    const who = await cookie.require(request);
    assertMayEraseVisitors(who);
    const [visitor] = await visitorData.find(Params.parse(request.params));
    if (visitor === undefined) throw new DeskError("not-found");
    return { who, visitor };
  }

  api.get("/visitor-data/:conversationId", async (request): Promise<KeptOfVisitor> => {
    const { visitor } = await found(request);
    return { conversations: visitor.conversations };
  });

  api.get("/visitor-data/:conversationId/export", async (request, reply) => {
    const { who, visitor } = await found(request);
    const parts = await visitorData.exported([visitor], who.agentId);
    return reply
      .header("content-disposition", `attachment; filename="${visitor.visitorId}.zip"`)
      .type("application/zip")
      .send(Readable.from(parts));
  });
}
