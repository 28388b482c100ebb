import { DeskError, type StaffingAnswer, StaffingQuery } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { DESK } from "../accounts/context.ts";
import { directedBy } from "../accounts/rights.ts";
import { readSites } from "../staffing/scope.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const Query = StaffingQuery.extend({ site: z.string().max(64).exactOptional() });

/** How many agents each hour needs, for whoever directs agents: of one site of theirs, or of all of these together (ST10). */
export function addStaffing(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/staffing", async (request): Promise<StaffingAnswer> => {
    const { roles } = await cookie.require(request);
    const { site, target, withinSeconds } = Query.parse(request.query);
    const sites = directedBy(roles, await deps.flush.read(() => readSites(DESK)));
    if (sites.length === 0) throw new DeskError("not-allowed");
    const asked = sites.filter(({ siteKey }) => site === undefined || siteKey === site);
    if (asked.length === 0) throw new DeskError("not-found");
    const report = await deps.staffing({
      desk: DESK,
      siteKeys: asked.map(({ siteKey }) => siteKey),
      share: target / 100,
      withinMs: withinSeconds * 1000,
      nowMs: deps.clock.nowMs(),
    });
    return { report, sites: sites.map(({ siteKey, name }) => ({ siteKey, name })) };
  });
}
