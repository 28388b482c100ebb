import type { SiteSettings } from "@presently/shared/settings";
import { DESK } from "../accounts/context.ts";
import { all, one, type Script } from "../store/script.ts";
import { siteByKey } from "../store/statements/installation.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { noticeFor, readIncidents } from "../views/incidents.ts";
import type { HttpDeps } from "./deps.ts";

const siteKeyForm = /^ste_[\w-]{21}$/;

export interface PublicSite {
  readonly siteKey: string;
  readonly name: string;
}

/** A site by its public key; undefined for a key that names none, or is none. */
export async function readSite(
  flush: HttpDeps["flush"],
  siteKey: string,
): Promise<PublicSite | undefined> {
  if (!siteKeyForm.test(siteKey)) return undefined;
  return await flush.read(function* (): Script<PublicSite | undefined> {
    const site = yield* one(siteByKey, { siteKey });
    return site === undefined ? undefined : { siteKey: site.publicId, name: site.name };
  });
}

/**
 * What is written into the loader (M21): of the site whose key is in the address. A tag with `data-site` alone names none: it gets the notice of
 * an incident of all sites, or of the only one there is.
 */
export async function readLoaderSettings(
  flush: HttpDeps["flush"],
  siteKey: unknown,
): Promise<Partial<SiteSettings>> {
  return await flush.read(function* (): Script<Partial<SiteSettings>> {
    const isKey = typeof siteKey === "string" && siteKeyForm.test(siteKey);
    const site = isKey ? yield* one(siteByKey, { siteKey }) : undefined;
    const incidents = yield* readIncidents(site?.desk ?? DESK);
    const known = site === undefined ? {} : { key: site.publicId, name: site.name };
    if (incidents.length === 0) return known;
    const sites = yield* all(sitesOfDesk, { desk: DESK });
    const about = site?.id ?? (sites.length === 1 ? sites[0]?.id : undefined);
    const notice = noticeFor(about ?? 0, incidents)?.text;
    return notice === undefined ? known : { ...known, notice };
  });
}
