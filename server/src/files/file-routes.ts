import type { Readable } from "node:stream";
import {
  ConversationId,
  DeskError,
  FILE_NAME_HEADER,
  FileId,
  type UploadedFile,
} from "@presently/shared/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { assertOwnPage } from "../http/own-origin.ts";
import { networkOf } from "../network-of.ts";
import { allowOtherOrigins } from "../realtime/long-poll-routes.ts";
import { bearerOf, holderOf } from "../realtime/token-holder.ts";
import { createTokenBuckets } from "../realtime/token-bucket.ts";
import { SiteQuery, type WireRoutesOptions } from "../realtime/ws-routes.ts";
import type { Flush } from "../store/flush.ts";
import { answerWithFile } from "./file-answer.ts";
import { fileNameIn } from "./file-name.ts";
import type { FileRoom } from "./file-room.ts";
import type { FileUser } from "./file-scripts.ts";

const ById = z.object({ id: FileId });
const ForConversation = z.object({ conversation: ConversationId });
/** One visitor or agent fetches so many files at once, and another after so long (R36): a long conversation's pictures come together. */
const FETCHED_AT_ONCE = 60;
const FETCHED_EVERY_MS = 1000;

export interface FileRoutesOptions extends WireRoutesOptions {
  readonly files: FileRoom;
  readonly store: Pick<Flush, "read">;
}

/**
 * Files up and down, one to a request (P33): `/wire/visitor/files` for visitors, who are known by their token, and `/console/api/files` for
 * agents, who are known by their cookie. A body is read as it comes, and by nothing but the room of files.
 */
export function addFileRoutes(app: FastifyInstance, options: FileRoutesOptions): void {
  const { config, files, admission, clock, identify, isOwnOrigin, store } = options;
  const fetched = createTokenBuckets({ burst: FETCHED_AT_ONCE, everyMs: FETCHED_EVERY_MS });
  const onRequest = app.rateLimit({
    max: config.uploadsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => networkOf(request.ip),
    errorResponseBuilder: (_request, { ttl }) => new DeskError("rate.limited", {}, ttl),
  });

  /** Who asks by a visitor's token, from a page that the site lists. Never anybody new: that is what hello is for. */
  async function visitorOf(request: FastifyRequest): Promise<FileUser> {
    const { site: key } = SiteQuery.parse(request.query);
    const site = await admission.siteFor(key, request.headers.origin, isOwnOrigin(request));
    const token = bearerOf(request.headers.authorization);
    const found = await store.read(() => holderOf(site, token, clock.nowMs()));
    if (found === undefined) throw new DeskError("session.not-authenticated");
    return { kind: "visitor", visitor: found.visitor, id: found.publicId, site: site.id };
  }

  async function agentOf(request: FastifyRequest): Promise<FileUser> {
    const agent = await identify(request);
    if (agent === undefined) throw new DeskError("session.not-authenticated");
    return { kind: "agent", ...agent };
  }

  async function take(
    request: FastifyRequest,
    user: FileUser,
    conversationId?: ConversationId,
  ): Promise<UploadedFile> {
    const place = admission.enter(request.ip);
    try {
      return await files.take({
        user,
        conversationId,
        name: fileNameIn(request.headers[FILE_NAME_HEADER]),
        declaredBytes: declaredBytes(request),
        body: request.body as Readable, // the only parser of these routes hands the body on as it comes
      });
    } finally {
      place.leave();
    }
  }

  const give = async (request: FastifyRequest, reply: FastifyReply, user: FileUser) => {
    const waitMs = fetched.take(user.id, clock.nowMs());
    if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
    return answerWithFile(reply, await files.open(user, ById.parse(request.params).id));
  };

  app.register(async (wire) => {
    takeBodiesAsTheyCome(wire);
    wire.addHook("onRequest", async (request, reply) => {
      reply.header("cache-control", "no-store");
      allowOtherOrigins(request, reply);
    });
    const upload = { onRequest, config: { bodyWithinMs: config.uploadTimeoutMs } };
    wire.post("/wire/visitor/files", upload, async (request) =>
      take(request, await visitorOf(request)),
    );
    wire.get("/wire/visitor/files/:id", { exposeHeadRoute: false }, async (request, reply) =>
      give(request, reply, await visitorOf(request)),
    );
  });

  app.register(async (api) => {
    takeBodiesAsTheyCome(api);
    api.addHook("onRequest", async (_request, reply) => {
      reply.header("cache-control", "no-store");
    });
    const upload = { onRequest, config: { bodyWithinMs: config.uploadTimeoutMs } };
    api.post("/console/api/files", upload, async (request) => {
      // Whoever holds the cookie must say where the page is from that sends it (R34).
      assertOwnPage(request, config.publicUrl, true);
      const user = await agentOf(request);
      return take(request, user, ForConversation.parse(request.query).conversation);
    });
    api.get("/console/api/files/:id", { exposeHeadRoute: false }, async (request, reply) =>
      give(request, reply, await agentOf(request)),
    );
  });
}

/** No page can send this type to another origin without being asked first, and nothing else is a file. */
function takeBodiesAsTheyCome(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("application/octet-stream", (_request, body, done) =>
    done(null, body),
  );
}

function declaredBytes(request: FastifyRequest): number | undefined {
  const length = Number(request.headers["content-length"]);
  return Number.isSafeInteger(length) ? length : undefined;
}
