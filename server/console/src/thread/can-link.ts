import type { ConversationView, DeskView, VisitorCard } from "@presently/shared/protocol";

/** Whether the conversation's site has an incident that it is not linked to yet; its own goes before that of all (I1). */
export function canLink(
  view: ConversationView | undefined,
  card: VisitorCard | undefined,
  incidents: DeskView["incidents"],
): boolean {
  if (view === undefined || card === undefined || view.state === "closed") return false;
  const incident =
    incidents.find(({ siteId }) => siteId === card.siteId) ??
    incidents.find(({ siteId }) => siteId === null);
  return (
    incident !== undefined &&
    !view.items.some(
      (event) => event.type === "incident.linked" && event.incidentId === incident.incidentId,
    )
  );
}
