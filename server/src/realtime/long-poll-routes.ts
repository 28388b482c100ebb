import { PassThrough } from "node:stream";
import { timingSafeEqual } from "node:crypto";
import { DeskError, FILE_NAME_HEADER } from "@presently/shared/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { secretHash } from "../secret-hash.ts";
import { LongPollConnection, type PollAnswer } from "./long-poll-connection.ts";
import { factsOf, SiteQuery, type WireRoutesOptions } from "./ws-routes.ts";

const MAX_SEND_FRAMES = 64;

const Send = z.object({ n: z.int().min(1), frames: z.array(z.string()).max(MAX_SEND_FRAMES) });
const Poll = z.object({ after: z.coerce.number().int().min(0) });

type Who = "visitor" | "agent";

interface Open {
  readonly who: Who;
  readonly connection: LongPollConnection;
  readonly secretHash: Buffer;
  /** The page that opened it: no other page's requests are taken. */
  readonly origin: string | undefined;
}

export interface LongPollOptions extends WireRoutesOptions {
  readonly newId: () => string;
  readonly newSecret: () => string;
}

/** `/wire/visitor/*` and `/wire/agent/*`: the same frames over plain requests, through the same door and the same gateway (R20, P20-P25). */
export function addLongPollRoutes(app: FastifyInstance, options: LongPollOptions): void {
  const { config, clock, gateway, admission, identify, isOwnOrigin, newId, newSecret } = options;
  const open = new Map<string, Open>();

  async function admit(who: Who, request: FastifyRequest) {
    if (who === "agent") {
      if (!isOwnOrigin(request)) throw new DeskError("origin.not-allowed");
      const agent = await identify(request);
      if (agent === undefined) throw new DeskError("session.not-authenticated");
      const place = admission.enter(request.ip);
      const facts = factsOf(request);
      return {
        place,
        start: (to: LongPollConnection) => to.hear(gateway.agent(to, facts, agent)),
      };
    }
    const { site } = SiteQuery.parse(request.query);
    await admission.siteFor(site, request.headers.origin, isOwnOrigin(request));
    const place = admission.enter(request.ip);
    const facts = factsOf(request);
    return { place, start: (to: LongPollConnection) => to.hear(gateway.visitor(to, facts, site)) };
  }

  /** The connection that a request is about. "Not there", "not yours" and "from elsewhere" are the same answer. */
  function find(who: Who, request: FastifyRequest): Open {
    const [, id = "", secret = ""] =
      /^Bearer ([\w-]+)\.([\w-]+)$/.exec(request.headers.authorization ?? "") ?? [];
    const found = open.get(id);
    const isMeant =
      found !== undefined &&
      found.who === who &&
      timingSafeEqual(found.secretHash, secretHash(secret));
    const { origin } = request.headers;
    // A page of the same origin says none on a GET.
    if (!isMeant || (origin !== undefined && origin !== found.origin)) {
      throw new DeskError("not-found");
    }
    return found;
  }

  for (const who of ["visitor", "agent"] as const) {
    const base = `/wire/${who}`;
    app.register(async (wire) => {
      wire.addHook("onRequest", async (request, reply) => {
        reply.header("cache-control", "no-store").header("x-accel-buffering", "no");
        if (who === "visitor") allowOtherOrigins(request, reply);
      });

      wire.options(`${base}/*`, (_, reply) => reply.code(204).send());

      wire.post(`${base}/open`, async (request) => {
        const { place, start } = await admit(who, request);
        const id = newId();
        const secret = newSecret();
        const connection = new LongPollConnection(clock, () => {
          open.delete(id);
          place.leave();
        });
        const { origin } = request.headers;
        open.set(id, { who, connection, secretHash: secretHash(secret), origin });
        start(connection);
        return { connection: id, secret };
      });

      wire.post(`${base}/send`, async (request) => {
        const { connection } = find(who, request);
        const { n, frames } = Send.parse(request.body);
        if (frames.some((frame) => frame.length > config.maxFrameBytes)) {
          throw new DeskError("frame.too-large");
        }
        connection.take(n, frames);
        return {};
      });

      wire.get(`${base}/poll`, (request, reply) => {
        const { connection } = find(who, request);
        const { after } = Poll.parse(request.query);
        const body = new PassThrough();
        const answer: PollAnswer = {
          space: () => void body.write(" "),
          end: (text) => void body.end(text),
        };
        // Whoever goes away in the middle of a poll may come with another: nothing was acknowledged.
        reply.raw.once("close", () => connection.pollLost(answer));
        connection.poll(after, answer);
        return reply.type("application/json; charset=utf-8").send(body);
      });

      wire.delete(`${base}/connection`, async (request, reply) => {
        find(who, request).connection.leave();
        return reply.code(204).send();
      });
    });
  }

  app.addHook("preClose", async () => {
    for (const { connection } of open.values()) connection.leave();
  });
}

/**
 * Lets a page of another origin read the answers. Without credentials: what lets a request in is its secret, and whether the page may use
 * the site is checked when the connection is opened; a page that may not is still told so.
 */
export function allowOtherOrigins(request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  reply.header("vary", "Origin");
  if (origin === undefined || origin === "null") return;
  reply.header("access-control-allow-origin", origin);
  if (request.method !== "OPTIONS") return;
  reply
    .header("access-control-allow-methods", "GET, POST, DELETE")
    .header("access-control-allow-headers", `authorization, content-type, ${FILE_NAME_HEADER}`)
    .header("access-control-max-age", "7200");
}
