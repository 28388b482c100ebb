import { DeskError, type RetentionAnswer, RetentionQuery } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { countOlder } from "../desk/retention.ts";
import { one } from "../store/script.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** What a number of days would come to, for whoever answers for the installation (KD3). */
export function addRetention(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { clock, flush } = deps;

  api.get("/retention", async (request): Promise<RetentionAnswer> => {
    assertMayReadSettings(await cookie.require(request));
    const { site: publicId, days } = RetentionQuery.parse(request.query);
    const nowMs = clock.nowMs();
    return flush.read(function* () {
      const site = yield* one(siteByPublicId, { publicId });
      if (site === undefined || site.desk !== DESK) throw new DeskError("site.unknown");
      return { count: yield* countOlder({ desk: DESK, nowMs }, site.id, days) };
    });
  });
}
