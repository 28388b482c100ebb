import { DeskError } from "@presently/shared/protocol";
import type { FastifyRequest } from "fastify";
import { isLoopback } from "./trusted-proxies.ts";

/** What of a request says under which address it was reached. Host and protocol are a proxy's word only where that proxy is trusted. */
export type Reached = Pick<FastifyRequest, "protocol" | "host" | "headers">;

/** The server's own origin as this client sees it: the configured one, else the one the request came to. */
export function ownOrigin(request: Reached, publicUrl: string | undefined): string {
  return publicUrl ?? `${request.protocol}://${request.host.toLowerCase()}`;
}

/** Whether a page of this origin is our own: scheme, host and port must all agree (R34). */
export function isOwnOrigin(request: Reached, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return origin === ownOrigin(request, publicUrl) || origin === ownOrigin(request, undefined);
}

/**
 * Refuses a request that changes something and comes from somebody else's page (R34). Browsers say where a request comes from, and cannot
 * be made to lie about it. Programs that say nothing may sign in; once they hold a session's cookie they have to say it too.
 */
export function assertOwnPage(
  request: Reached,
  publicUrl: string | undefined,
  hasSession: boolean,
): void {
  const fetchSite = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  const isForeign = fetchSite !== undefined && fetchSite !== "same-origin";
  if (isForeign || (origin !== undefined && !isOwnOrigin(request, publicUrl))) {
    throw new DeskError("origin.not-allowed");
  }
  if (hasSession && origin === undefined && fetchSite === undefined) {
    throw new DeskError("origin.not-allowed");
  }
}

/** Whether browsers keep a `Secure` cookie from here: over TLS, and over plain http from the machine itself. */
export function isSecureContext(request: Reached, publicUrl: string | undefined): boolean {
  const url = URL.parse(ownOrigin(request, undefined));
  if (request.protocol === "https" || url === null) return request.protocol === "https";
  if (publicUrl?.startsWith("https://") === true && url.host === URL.parse(publicUrl)?.host) {
    return true;
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || host.endsWith(".localhost") || isLoopback(host);
}
