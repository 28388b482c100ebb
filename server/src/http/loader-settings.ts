import type { SiteSettings } from "@presently/shared/settings";
import { DESK } from "../accounts/context.ts";
import { all, type Script } from "../store/script.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { noticeFor, type OpenIncident, readIncidents } from "../views/incidents.ts";
import type { HttpDeps } from "./deps.ts";

/** Every page view of every site asks, also for keys that somebody made up: they are all answered from one reading of this age at most. */
const SAME_READING_MS = 1000;

interface Reading {
  readonly sites: ReadonlyMap<string, { readonly id: number; readonly name: string }>;
  readonly incidents: readonly OpenIncident[];
}

/**
 * What is written into the loader (M21): of the site whose key is in the address. A tag with `data-site` alone names none: it gets the notice of
 * an incident of all sites, or of the only one there is. A key that names no site is answered as none.
 */
export function loaderSettings({
  flush,
  clock,
}: Pick<HttpDeps, "flush" | "clock">): (siteKey: unknown) => Promise<Partial<SiteSettings>> {
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
    const about = site?.id ?? (sites.size === 1 ? first?.id : undefined);
    const notice = noticeFor(about ?? 0, incidents)?.text;
    return notice === undefined ? known : { ...known, notice };
  };
}

function* readAll(): Script<Reading> {
  const sites = yield* all(sitesOfDesk, { desk: DESK });
  const incidents = yield* readIncidents(DESK);
  return {
    sites: new Map(sites.map(({ publicId, ...site }) => [publicId, site])),
    incidents,
  };
}
