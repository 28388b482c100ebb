import websocket from "@fastify/websocket";
import { closeCodes, DeskError } from "@presently/shared/protocol";
import type { Clock } from "@presently/shared/clock";
import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import * as z from "zod";
import type { Config } from "../config.ts";
import type { Admission } from "./admission.ts";
import type { ClientFacts } from "./connection.ts";
import type { AgentIdentity } from "./context.ts";
import type { Gateway } from "./gateway.ts";
import { closeSoon, connectWebSocket } from "./ws-connection.ts";

export interface WireRoutesOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly admission: Admission;
  /** Who the session cookie of a request belongs to. */
  readonly identify: (request: FastifyRequest) => Promise<AgentIdentity | undefined>;
  /** Whether a request comes from a page of the console's own origin. */
  readonly isOwnOrigin: (request: FastifyRequest) => boolean;
}

export const SiteQuery = z.object({ site: z.string().max(64) });

/** What was found out about a client before the upgrade. */
interface Admitted {
  readonly siteKey?: string;
  readonly agent?: AgentIdentity | undefined;
  /** The server was not ready when it came. */
  readonly isTurnedAway?: boolean;
  readonly response: ServerResponse;
}

/**
 * `/ws/visitor` and `/ws/agent`. What can be refused is refused before the upgrade, with the status of the catalogue. Only what a page must be
 * able to read is told by a close code, since it cannot read a status: an agent without a session (4401), a server that is about to restart
 * (1012) or has too much to do (1013).
 */
export async function addWebSocketRoutes(
  app: FastifyInstance,
  options: WireRoutesOptions,
): Promise<void> {
  const { config, clock, gateway, admission, identify, isOwnOrigin } = options;
  const admitted = new WeakMap<FastifyRequest, Admitted>();
  await app.register(websocket, {
    options: {
      maxPayload: config.maxFrameBytes,
      maxFragments: config.maxFragments,
      maxBufferedChunks: config.maxBufferedChunks,
      perMessageDeflate: false,
      clientTracking: true,
    },
    errorHandler: onSocketError,
  });

  /** A frame that breaks the protocol of WebSocket itself: ws has sent the close code that says so. */
  function onSocketError(error: Error, socket: WebSocket): void {
    app.log.debug({ err: error }, "a socket failed");
    socket.terminate();
  }

  /** Takes a place for the socket, also for one that will only be told why it is turned away. */
  function admit(request: FastifyRequest, reply: FastifyReply, who: Omit<Admitted, "response">) {
    const { socket } = request.raw;
    const place = admission.takePlace(request.ip);
    // Whoever went away while we asked the database will not close a second time.
    if (socket.destroyed) {
      place.leave();
      throw new DeskError("not-found");
    }
    admitted.set(request, { ...who, response: reply.raw });
    socket.once("close", () => place.leave());
  }

  /**
   * A socket that was let in. Whoever made it keeps the request and its response for as long as it is open, to hand them to the handler of
   * its errors: more memory than the visitor's own. Ours needs neither.
   */
  function letIn(socket: WebSocket, request: FastifyRequest): Admitted | undefined {
    const who = admitted.get(request);
    socket.removeAllListeners("error");
    socket.on("error", (error) => onSocketError(error, socket));
    who?.response.detachSocket(request.raw.socket);
    return who;
  }

  /** Tells a socket why it is turned away, in a way that its page can read. Whoever came before it was so may come again at once. */
  function turnAway(socket: WebSocket): void {
    const why = admission.notReady() === "leaving" ? "restarting" : "overloaded";
    closeSoon(socket, clock, closeCodes[why], why);
  }

  const admitVisitor = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!request.ws) return;
    // Without asking the database who it is: it has enough to do, or is about to close.
    if (admission.notReady() !== undefined) return admit(request, reply, { isTurnedAway: true });
    const { site: siteKey } = SiteQuery.parse(request.query);
    await admission.siteFor(siteKey, request.headers.origin, isOwnOrigin(request));
    admit(request, reply, { siteKey });
  };
  app.get("/ws/visitor", { websocket: true, preValidation: admitVisitor }, (socket, request) => {
    const siteKey = letIn(socket, request)?.siteKey;
    // Without a key it came while nobody was let in.
    if (siteKey === undefined || admission.notReady() !== undefined) return turnAway(socket);
    connectWebSocket(socket, request.raw.socket, clock, (to) =>
      gateway.visitor(to, factsOf(request), siteKey),
    );
  });

  const admitAgent = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!request.ws) return;
    if (!isOwnOrigin(request)) throw new DeskError("origin.not-allowed");
    if (admission.notReady() !== undefined) return admit(request, reply, { isTurnedAway: true });
    admit(request, reply, { agent: await identify(request) });
  };
  app.get("/ws/agent", { websocket: true, preValidation: admitAgent }, (socket, request) => {
    const { agent, isTurnedAway = false } = letIn(socket, request) ?? {};
    if (isTurnedAway || admission.notReady() !== undefined) return turnAway(socket);
    if (agent === undefined) {
      return closeSoon(socket, clock, closeCodes.notAuthenticated, "notAuthenticated");
    }
    connectWebSocket(socket, request.raw.socket, clock, (to) =>
      gateway.agent(to, factsOf(request), agent),
    );
  });
}

export function factsOf(request: FastifyRequest): ClientFacts {
  const { origin } = request.headers;
  return { ip: request.ip, origin, userAgent: request.headers["user-agent"] };
}
