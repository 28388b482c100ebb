import { DeskError, type IdentityKeyAnswer, IdentityKeyRequest } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import type * as z from "zod";
import { DESK } from "../accounts/context.ts";
import { appendAudit } from "../accounts/audit.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { identityKeyOf } from "../identity/identity-key.ts";
import { one, run } from "../store/script.ts";
import { showIdentityKey } from "../store/statements/identity.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/**
 * `POST /console/api/identity-keys` shows a key that a site signs with, once (ID2): a second time it is `not-found`. Over HTTP and not as an event,
 * since what is an event is kept and told to the whole team.
 */
export function addIdentityKeys(
  api: FastifyInstance,
  { flush, clock, identitySecret }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.post("/identity-keys", async (request): Promise<z.infer<typeof IdentityKeyAnswer>> => {
    const who = await cookie.require(request);
    assertMayReadSettings(who);
    const { siteId, keyId } = IdentityKeyRequest.parse(request.body);
    await flush.submit(function* () {
      const site = yield* one(siteByPublicId, { publicId: siteId });
      if (site === undefined || site.desk !== DESK) throw new DeskError("not-found");
      const shownAtMs = clock.nowMs();
      const key = { desk: DESK, site: site.id, publicId: keyId, shownAtMs };
      const { changes } = yield* run(showIdentityKey, key);
      if (changes === 0) throw new DeskError("not-found");
      const { agentId: actor } = who;
      const detail = { key: keyId };
      const action = "identity.keyShown";
      yield* appendAudit({ atMs: shownAtMs, actor, action, subject: siteId, detail });
      return { answer: undefined, events: [] };
    });
    return { secret: identityKeyOf(identitySecret, siteId, keyId) };
  });
}
