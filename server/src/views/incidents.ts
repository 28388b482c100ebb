import type { IncidentNotice, SiteId } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { openIncidents } from "../store/statements/incidents.ts";

/** An incident that is not over; `site` 0 = of all sites (M21). */
export interface OpenIncident extends IncidentNotice {
  readonly site: number;
}

export function* readIncidents(desk: number): Script<OpenIncident[]> {
  const rows = yield* all(openIncidents, { desk });
  return rows.map(({ publicId, site, startedAtMs, text }) => ({
    incidentId: publicId,
    site,
    text,
    sinceMs: startedAtMs,
  }));
}

/** What the visitors of a site are told: its own incident, else the one of all (I1). */
export function noticeFor(site: number, incidents: readonly OpenIncident[]): IncidentNotice | null {
  const found =
    incidents.find((incident) => incident.site === site) ??
    incidents.find((incident) => incident.site === 0);
  if (found === undefined) return null;
  const { incidentId, text, sinceMs } = found;
  return { incidentId, text, sinceMs };
}

/** The incidents as the team sees them; those of sites that are no more are left out. */
export function incidentsOfTeam(
  incidents: readonly OpenIncident[],
  sites: ReadonlyMap<number, { readonly publicId: SiteId }>,
): (IncidentNotice & { siteId: SiteId | null })[] {
  return incidents.flatMap(({ site, ...notice }) => {
    const siteId = site === 0 ? null : sites.get(site)?.publicId;
    return siteId === undefined ? [] : [{ ...notice, siteId }];
  });
}
