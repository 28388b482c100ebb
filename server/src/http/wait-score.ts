import { DeskError, type WaitScores } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { directedBy, directsAll } from "../accounts/rights.ts";
import { SCORE_TARGET } from "../domain/wait-score.ts";
import { readSites } from "../staffing/scope.ts";
import { readWaitScores } from "../views/wait-scores.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** How well the waits that were told have held, for whoever directs agents: of the departments that serve a site of theirs (W16). */
export function addWaitScore(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/wait-score", async (request): Promise<WaitScores> => {
    const { roles } = await cookie.require(request);
    const sites = directedBy(roles, await deps.flush.read(() => readSites(DESK)));
    if (sites.length === 0) throw new DeskError("not-allowed");
    const scores = await readWaitScores(deps.flush, DESK);
    return {
      target: SCORE_TARGET,
      departments: scores.flatMap(({ departmentId, name, sites: served, timeZone, score }) => {
        const theirs = directedBy(roles, served);
        const isTheirs = served.length === 0 ? directsAll(roles) : theirs.length > 0;
        if (!isTheirs) return [];
        return {
          departmentId,
          name,
          sites: theirs.map((site) => site.name),
          timeZone,
          ...score,
          byHour: [...score.byHour],
          byPlace: [...score.byPlace],
        };
      }),
    };
  });
}
