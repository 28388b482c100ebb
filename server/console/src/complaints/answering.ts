import type { AgentId, DeskView, LaneItem, SiteId } from "@presently/shared/protocol";

/** Who answers for the complaints of a site by name; undefined = its supervisors together (CM2). */
export function namedFor(sites: DeskView["sites"], siteId: SiteId): AgentId | undefined {
  return sites.find((site) => site.siteId === siteId)?.complaintsTo;
}

/** Whether this agent may say that a complaint of a site is over (CM3). The server looks again. */
export function mayEnd(view: Pick<DeskView, "me" | "role" | "sites">, siteId: SiteId): boolean {
  return view.role !== "agent" || namedFor(view.sites, siteId) === view.me;
}

/** The complaints that wait for this agent's word: those of sites they are named for, and as a supervisor those of sites for which nobody is (CM4). */
export function complaintsFor(
  view: Pick<DeskView, "me" | "role" | "sites">,
  complaints: readonly LaneItem[],
): readonly LaneItem[] {
  return complaints.filter(({ siteId }) => {
    const named = namedFor(view.sites, siteId);
    return named === undefined ? view.role !== "agent" : named === view.me;
  });
}
