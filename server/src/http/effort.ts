import type { EffortAnswer } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { readEffort } from "../views/effort.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** An agent's own last hours, told to them alone: what reminds them of a pause (LP2 to LP4). */
export function addEffort(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/effort", async (request): Promise<EffortAnswer> => {
    const { agent, roles } = await cookie.require(request);
    return await deps.flush.read(() => readEffort(DESK, { agent, roles }, deps.clock.nowMs()));
  });
}
