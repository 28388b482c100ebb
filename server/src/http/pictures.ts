import { createHash } from "node:crypto";
import {
  DeskError,
  MAX_PICTURE_BYTES,
  type PictureAnswer,
  PictureRequest,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import type * as z from "zod";
import { appendAudit } from "../accounts/audit.ts";
import { DESK } from "../accounts/context.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { byteSource } from "../files/byte-source.ts";
import { lookThrough } from "../files/look-through.ts";
import { one, run, type Script } from "../store/script.ts";
import { agentByPublicId } from "../store/statements/agents.ts";
import { dropPicture, pictureOf, savePicture } from "../store/statements/pictures.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** Base64 of the largest picture, and what is said around it. */
const MAX_BODY_BYTES = Math.ceil(MAX_PICTURE_BYTES / 3) * 4 + 1024;
const YEAR_S = 365 * 24 * 60 * 60;
/** Wide and high enough for the chat's header on a dense screen; the console makes them of 128 px. */
const MAX_PIXELS = 256;

/** `POST /console/api/pictures` sets or takes away a site's logo or an agent's face (LK5). The answer says what names it now. */
export function addPictureSettings(
  api: FastifyInstance,
  { flush, clock }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.post(
    "/pictures",
    { bodyLimit: MAX_BODY_BYTES },
    async (request): Promise<z.infer<typeof PictureAnswer>> => {
      const who = await cookie.require(request);
      assertMayReadSettings(who);
      const { owner, picture } = PictureRequest.parse(request.body);
      const read = picture === null ? null : await readPicture(Buffer.from(picture, "base64"));
      await flush.submit(function* () {
        yield* assertThere(owner);
        if (read === null) yield* run(dropPicture, { desk: DESK, owner });
        else yield* run(savePicture, { desk: DESK, owner, ...read });
        yield* appendAudit({
          atMs: clock.nowMs(),
          actor: who.agentId,
          action: read === null ? "picture.removed" : "picture.set",
          subject: owner,
          detail: read === null ? {} : { hash: read.hash },
        });
        return { answer: undefined, events: [] };
      });
      return { hash: read?.hash ?? null };
    },
  );
}

function* assertThere(owner: string): Script<void> {
  const found = owner.startsWith("ste_")
    ? yield* one(siteByPublicId, { publicId: owner })
    : yield* one(agentByPublicId, { desk: DESK, publicId: owner });
  if (found === undefined) throw new DeskError("not-found");
}

/** What is kept of it: neither where it was taken nor anything behind its end (R41, FL3). Throws `file.not-accepted`. */
async function readPicture(bytes: Buffer) {
  const source = byteSource(
    {
      read: async (into, at, length, from) => {
        const bytesRead = bytes.copy(into, at, from, from + length);
        return { bytesRead };
      },
    },
    bytes.length,
  );
  const { kind, width, height, parts } = await lookThrough(source);
  const isSmall = Number(width) <= MAX_PIXELS && Number(height) <= MAX_PIXELS;
  if ((kind !== "png" && kind !== "jpeg" && kind !== "webp") || !isSmall)
    throw new DeskError("file.not-accepted");
  const kept = Buffer.concat(
    parts.map((part) => ("to" in part ? bytes.subarray(part.from, part.to) : part.instead)),
  );
  const hash = createHash("sha256").update(kept).digest("base64url").slice(0, 22);
  return { kind, hash, data: kept.toString("base64") };
}

/**
 * `GET /pictures/OWNER`: for every page that has the chat, so of every origin. With the hash that names it, it never changes; without, as for an agent
 * whom a visitor has just met, it may be kept for five minutes. Who has none answers with nothing, which is no error on the page's console.
 */
export function addPictures(app: FastifyInstance, { flush }: HttpDeps): void {
  app.get<{ Params: { owner: string }; Querystring: { v?: unknown } }>(
    "/pictures/:owner",
    async (request, reply) => {
      const { owner } = request.params;
      const found = await flush.read(() => one(pictureOf, { desk: DESK, owner }));
      reply.header("access-control-allow-origin", "*");
      const isNamed = found !== undefined && request.query.v === found.hash;
      const age = isNamed ? `max-age=${YEAR_S}, immutable` : "max-age=300";
      reply.header("cache-control", `public, ${age}`);
      if (found === undefined) return reply.code(204).send();
      return reply
        .header("etag", `"${found.hash}"`)
        .type(`image/${found.kind}`)
        .send(Buffer.from(found.data, "base64"));
    },
  );
}
