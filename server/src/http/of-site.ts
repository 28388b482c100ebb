import { DeskError, type Role, SiteId } from "@presently/shared/protocol";
import type { FastifyRequest } from "fastify";
import * as z from "zod";
import type { SignedIn } from "../accounts/context.ts";
import { DESK } from "../accounts/context.ts";
import { roleOn } from "../domain/rights.ts";
import { one, type Script } from "../store/script.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const OfSite = z.object({ site: SiteId });

/** A site that somebody has a role on. `settings` is as its row keeps them. */
export interface SiteOfTheirs {
  readonly desk: number;
  readonly site: number;
  readonly siteId: SiteId;
  readonly settings: string;
}

interface Asking {
  readonly role: Role;
  readonly who: SignedIn;
}

/** Reads what is on the site that a query names, if it is one of theirs; `not-found` for every other (R27). Who asks is looked at before what they ask. */
export function readsOfSite({ flush }: HttpDeps, cookie: SessionCookie) {
  return async function onSite<T>(
    request: FastifyRequest,
    read: (shelf: SiteOfTheirs, asking: Asking) => Script<T>,
  ): Promise<T> {
    const who = await cookie.require(request);
    const { site: siteId } = OfSite.parse(request.query);
    return await flush.read(function* () {
      const site = yield* one(siteByPublicId, { publicId: siteId });
      const role = site?.desk === DESK ? roleOn(site.id, who.roles) : undefined;
      if (site === undefined || role === undefined) throw new DeskError("not-found");
      const shelf = { desk: DESK, site: site.id, siteId, settings: site.settings };
      return yield* read(shelf, { role, who });
    });
  };
}
