import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Counter, Registry } from "prom-client";
import { isSameSecret } from "../accounts/secret-token.ts";
import type { HttpDeps } from "./deps.ts";
import { isLoopback } from "./trusted-proxies.ts";

/** A registry that begins with what Node says of itself: memory, event-loop lag, handles. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "presently_" });
  return registry;
}

/** `/metrics`, for whoever has the token; without it only for the machine itself, and only while no proxy stands before the server. */
export function addMetrics(app: FastifyInstance, deps: HttpDeps): void {
  const requests = new Counter({
    name: "presently_http_requests_total",
    help: "HTTP requests by method, route and status",
    labelNames: ["method", "route", "status"],
    registers: [deps.metrics],
  });
  app.addHook("onResponse", (request, reply, done) => {
    // The route's pattern, never the address itself: addresses are without number and may say who asks.
    const route = request.routeOptions.url ?? "none";
    requests.inc({ method: request.method, route, status: reply.statusCode });
    done();
  });

  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, deps)) throw new DeskError("session.not-authenticated");
    const text = await deps.metrics.metrics();
    return reply.header("cache-control", "no-store").type(deps.metrics.contentType).send(text);
  });
}

const forwardingHeaders = ["forwarded", "via", "x-real-ip"];

function mayRead(request: FastifyRequest, { config, metricsToken }: HttpDeps): boolean {
  const [, token] = /^bearer +(.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  if (token !== undefined) return isSameSecret(token, metricsToken);
  const isForwarded = Object.keys(request.headers).some(
    (name) => name.startsWith("x-forwarded-") || forwardingHeaders.includes(name),
  );
  const peer = request.socket.remoteAddress ?? "";
  return isLoopback(peer) && !isForwarded && config.publicUrl === undefined;
}
