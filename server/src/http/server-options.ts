import type { IncomingMessage, Server } from "node:http";
import { Socket } from "node:net";
import type { FastifyInstance, FastifyHttpOptions } from "fastify";
import type { Config } from "../config.ts";
import { trustedProxies } from "./trusted-proxies.ts";

/** What Fastify is made with, so that no client can hold more of the server than its share (R16). */
export function serverOptions(config: Config, newId: () => string) {
  return {
    genReqId: (_request: IncomingMessage) => newId(),
    trustProxy: trustedProxies(config.trustedProxies),
    bodyLimit: config.maxBodyBytes,
    // Node knows one time for every request: the longest of them; `endSlowBodies` has the shorter one.
    requestTimeout: Math.max(config.requestTimeoutMs, config.uploadTimeoutMs),
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

declare module "fastify" {
  interface FastifyContextConfig {
    /** How long the body of a request to this route may take; without it, as long as any. */
    readonly bodyWithinMs?: number;
  }
}

/** Ends requests whose body takes longer to come than its route allows (R16). */
export function endSlowBodies(app: FastifyInstance, requestTimeoutMs: number): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { raw, routeOptions, headers } = request;
    const hasBody = headers["content-length"] !== undefined || "transfer-encoding" in headers;
    // What is injected without a network comes over nothing that could be slow.
    if (hasBody && !raw.complete && raw.socket instanceof Socket) {
      const timer = setTimeout(() => {
        if (raw.complete || raw.socket.destroyed) return;
        raw.socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
        raw.destroy();
      }, routeOptions.config.bodyWithinMs ?? requestTimeoutMs);
      timer.unref();
      raw.once("end", () => clearTimeout(timer));
      raw.once("close", () => clearTimeout(timer));
    }
    done();
  });
}
