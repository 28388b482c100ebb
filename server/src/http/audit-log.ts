import { type AuditPage, AuditQuery } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { readAuditLog } from "../views/audit-log.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** `GET /console/api/audit`: who did what, for owners and admins (AU2). */
export function addAuditLog(
  api: FastifyInstance,
  { flush }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.get("/audit", async (request): Promise<AuditPage> => {
    assertMayReadSettings(await cookie.require(request));
    const query = AuditQuery.parse(request.query);
    return await flush.read(() => readAuditLog(DESK, query));
  });
}
