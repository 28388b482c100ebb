import type { AgentId, DeskView, LaneItem, SiteId } from "@presently/shared/protocol";

/** Who answers for the complaints of a site by name; undefined = its supervisors together, also once who was named may not sign in any more (CM2). */
export function namedFor(
  { agents, sites }: Pick<DeskView, "agents" | "sites">,
  siteId: SiteId,
): AgentId | undefined {
  const named = sites.find((site) => site.siteId === siteId)?.complaintsTo;
  return agents.some(({ agentId, isDisabled }) => agentId === named && !isDisabled)
    ? named
    : undefined;
}

/** What is read of the desk to tell whose word is waited for. */
type Answering = Pick<DeskView, "agents" | "me" | "role" | "sites">;

/** Whether this agent may say that a complaint of a site is over (CM3). The server looks again. */
export function mayEnd(view: Answering, siteId: SiteId): boolean {
  return view.role !== "agent" || namedFor(view, siteId) === view.me;
}

/** Whether this agent is named for the complaints of any site. */
export function isNamed({ me, sites }: Pick<DeskView, "me" | "sites">): boolean {
  return sites.some(({ complaintsTo }) => complaintsTo === me);
}

/** The complaints that wait for this agent's word: those of sites they are named for, and as a supervisor those of sites for which nobody is (CM4). */
export function complaintsFor(
  view: Answering,
  complaints: readonly LaneItem[],
): readonly LaneItem[] {
  return complaints.filter(({ siteId }) => {
    const named = namedFor(view, siteId);
    return named === undefined ? view.role !== "agent" : named === view.me;
  });
}
