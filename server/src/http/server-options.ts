import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyHttpOptions } from "fastify";
import type { Config } from "../config.ts";
import { trustedProxies } from "./trusted-proxies.ts";

/** What Fastify is made with, so that no client can hold more of the server than its share (R16). */
export function serverOptions(config: Config, newId: () => string) {
  return {
    genReqId: (_request: IncomingMessage) => newId(),
    trustProxy: trustedProxies(config.trustedProxies),
    bodyLimit: config.maxBodyBytes,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: config.keepAliveTimeoutMs,
    forceCloseConnections: true,
    http: {
      maxHeaderSize: config.maxHeaderBytes,
      headersTimeout: config.headersTimeoutMs,
      // Node looks at the two times above only this often.
      connectionsCheckingInterval: config.connectionsCheckMs,
    },
  } satisfies FastifyHttpOptions<Server>;
}

/**
 * Closes connections that never send a byte: no timeout of Node's or Fastify's meets them without also cutting an answer that takes long,
 * such as a long-poll.
 */
export function closeSilentSockets(app: FastifyInstance, silentSocketMs: number): void {
  app.server.on("connection", (socket: Socket) => {
    const timer = setTimeout(() => {
      if (socket.bytesRead === 0) socket.destroy();
    }, silentSocketMs);
    timer.unref();
    socket.once("close", () => clearTimeout(timer));
  });
}
