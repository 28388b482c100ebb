import type { Register } from "@presently/shared/protocol";
import type { SiteSettings } from "@presently/shared/settings";
import { DESK } from "../accounts/context.ts";
import { toldLookOf } from "../domain/look-told.ts";
import { readSiteLook, readSiteSettings } from "../domain/site-settings.ts";
import { all, type Script } from "../store/script.ts";
import { hashesOfPictures } from "../store/statements/pictures.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { noticeFor, type OpenIncident, readIncidents } from "../views/incidents.ts";
import type { HttpDeps } from "./deps.ts";

/** Every page view of every site asks, also for keys that somebody made up: they are all answered from one reading of this age at most. */
const SAME_READING_MS = 1000;

/** How a site looks, as far as it is unlike the default. */
type Look = Pick<SiteSettings, "look" | "further">;

/** What is written into the loader, and in which register its files address the visitor (RE1). */
export interface ForLoader {
  readonly settings: Partial<SiteSettings>;
  readonly register: Register;
}

interface Reading {
  readonly sites: ReadonlyMap<string, { id: number; name: string; register: Register } & Look>;
  readonly incidents: readonly OpenIncident[];
}

/**
 * What is written into the loader (M21, LK1): of the site whose key is in the address. A tag with `data-site` alone names none: it gets the look,
 * the register and the notice of the only site there is, and where there are several the notice of an incident of all. A key that names no site is
 * answered as none.
 */
export function loaderSettings({
  flush,
  clock,
}: Pick<HttpDeps, "flush" | "clock">): (siteKey: unknown) => Promise<ForLoader> {
  let kept: { readonly atMs: number; readonly reading: Promise<Reading> } | undefined;

  function reading(): Promise<Reading> {
    const nowMs = clock.nowMs();
    if (kept !== undefined && Math.abs(nowMs - kept.atMs) < SAME_READING_MS) return kept.reading;
    const made = { atMs: nowMs, reading: flush.read(readAll) };
    kept = made;
    made.reading.catch(() => {
      if (kept === made) kept = undefined; // told to whoever asked; the next one tries again
    });
    return made.reading;
  }

  return async (siteKey) => {
    const { sites, incidents } = await reading();
    const key = typeof siteKey === "string" ? siteKey : "";
    const site = sites.get(key);
    const known = site === undefined ? {} : { key, name: site.name };
    const [first] = sites.values();
    const about = site ?? (sites.size === 1 ? first : undefined);
    const notice = noticeFor(about?.id ?? 0, incidents)?.text;
    const settings = {
      ...known,
      ...(notice === undefined ? {} : { notice }),
      ...(about?.look && { look: about.look }),
      ...(about?.further && { further: about.further }),
    };
    return { settings, register: about?.register ?? "usual" };
  };
}

function* readAll(): Script<Reading> {
  const sites = yield* all(sitesOfDesk, { desk: DESK });
  const incidents = yield* readIncidents(DESK);
  const pictures = yield* all(hashesOfPictures, { desk: DESK });
  const logos = new Map(pictures.map(({ owner, hash }) => [owner, hash]));
  return {
    sites: new Map(
      sites.map(({ publicId, id, name, settings }) => [
        publicId,
        {
          id,
          name,
          register: readSiteSettings(settings).register,
          ...toldLookOf(readSiteLook(settings), logos.get(publicId)),
        },
      ]),
    ),
    incidents,
  };
}
