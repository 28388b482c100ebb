import type { Clock } from "@presently/shared/clock";
import { DeskError } from "@presently/shared/protocol";
import { referenceOf } from "@presently/shared/view";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { asHtml, asPlainText } from "../mail/blocks.ts";
import type { Admission } from "../realtime/admission.ts";
import { allowOtherOrigins } from "../realtime/long-poll-routes.ts";
import { createTokenBuckets } from "../realtime/token-bucket.ts";
import { bearerOf, holderOf } from "../realtime/token-holder.ts";
import { SiteQuery, type WireRoutesOptions } from "../realtime/ws-routes.ts";
import type { Flush } from "../store/flush.ts";
import { one } from "../store/script.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import { textsIn } from "../texts/texts.ts";
import { readTranscript } from "../views/transcript.ts";
import { transcriptBlocks } from "./transcript-blocks.ts";

/** One visitor asks for so many at once, and for another after so long (R36): each may read a thousand events. */
const ASKED_AT_ONCE = 4;
const ASKED_EVERY_MS = 5000;

const Query = SiteQuery.extend({
  conversation: z.string().max(64),
  form: z.enum(["text", "html"]),
});

export interface TranscriptRouteOptions {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "read">;
  readonly admission: Admission;
  readonly isOwnOrigin: WireRoutesOptions["isOwnOrigin"];
}

/**
 * `GET /wire/visitor/transcript?site=KEY&conversation=ID&form=text|html` with the visitor's token as bearer (TS1): what was said, to be kept. A
 * token that means nothing, another's conversation and one that is not there are the same answer (R27).
 */
export function addTranscriptRoute(app: FastifyInstance, options: TranscriptRouteOptions): void {
  const { desk, clock, store, admission, isOwnOrigin } = options;
  const asked = createTokenBuckets({ burst: ASKED_AT_ONCE, everyMs: ASKED_EVERY_MS });
  app.get("/wire/visitor/transcript", async (request, reply) => {
    allowOtherOrigins(request, reply);
    reply.header("cache-control", "no-store");
    const { site: key, conversation: publicId, form } = Query.parse(request.query);
    const token = bearerOf(request.headers.authorization);
    if (token === undefined) throw new DeskError("session.not-authenticated");
    const site = await admission.siteFor(key, request.headers.origin, isOwnOrigin(request));
    const nowMs = clock.nowMs();
    const transcript = await store.read(function* () {
      const who = yield* holderOf(site, token, nowMs);
      if (who === undefined) throw new DeskError("not-found");
      const waitMs = asked.take(who.publicId, nowMs);
      if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
      const found = yield* one(conversationNamed, { desk, publicId });
      if (found === undefined || found.visitor !== who.visitor) throw new DeskError("not-found");
      return yield* readTranscript(desk, found.id);
    });
    if (transcript === undefined) throw new DeskError("not-found");
    const blocks = transcriptBlocks(transcript);
    const isHtml = form === "html";
    const name = `chat-${referenceOf(transcript.conversationId)}.${isHtml ? "html" : "txt"}`;
    return reply
      .header("content-disposition", `attachment; filename="${name}"`)
      .type(isHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
      .send(isHtml ? asHtml(blocks, textsIn(transcript.language).lang) : asPlainText(blocks));
  });
}
