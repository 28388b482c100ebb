import { type Register, SiteId, type SiteLook } from "@presently/shared/protocol";
import { readSiteLook, readSiteSettings } from "../domain/site-settings.ts";
import { one, type Script } from "../store/script.ts";
import { pictureOf } from "../store/statements/pictures.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { HttpDeps } from "./deps.ts";

export interface PublicSite {
  readonly siteKey: string;
  readonly name: string;
  readonly look: SiteLook;
  readonly register: Register;
  /** What names it, where it has one. */
  readonly logo: string | undefined;
}

/** A site by its public key; undefined for a key that names none, or is none. */
export async function readPublicSite(
  flush: HttpDeps["flush"],
  siteKey: string,
): Promise<PublicSite | undefined> {
  if (!SiteId.safeParse(siteKey).success) return undefined;
  return await flush.read(function* (): Script<PublicSite | undefined> {
    const site = yield* one(siteByPublicId, { publicId: siteKey });
    if (site === undefined) return undefined;
    const logo = yield* one(pictureOf, { desk: site.desk, owner: site.publicId });
    return {
      siteKey: site.publicId,
      name: site.name,
      look: readSiteLook(site.settings),
      register: readSiteSettings(site.settings).register,
      logo: logo?.hash,
    };
  });
}
