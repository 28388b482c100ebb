import type { Alarm } from "../protocol/alarms.ts";
import type { LastingEvent, LastingEventOf } from "../protocol/events.ts";
import type { AgentSummary, DeskView } from "../protocol/views.ts";
import { unknownType } from "./apply-event.ts";

/**
 * An agent's picture of the desk after one more event of its stream (P31). Pure; the old picture is left as it was, and is returned
 * itself when nothing in it changes. Loads and lanes come beside the stream, in `lanes` frames; `settings.changed` asks for a new picture.
 */
export function applyDeskEvent(view: DeskView, event: LastingEvent): DeskView {
  switch (event.type) {
    case "agent.availabilityChanged":
      return withAgent(view, event.agentId, {
        availability: event.availability,
        ...(event.reason === "disabled" ? { isDisabled: true } : {}),
      });
    case "agent.capacityChanged":
      return withAgent(view, event.agentId, { capacity: event.capacity });
    case "agent.presenceChanged":
      return withAgent(view, event.agentId, { presence: event.presence });

    case "offer.made":
      return event.agentId === view.me ? withOffer(view, event, "queue") : view;
    case "transfer.offered":
      return event.agentId === view.me ? withOffer(view, event, "transfer") : view;
    case "offer.lapsed":
    case "transfer.lapsed":
      return event.agentId === view.me ? withoutOffer(view, event.conversationId) : view;
    case "conversation.assigned":
    case "conversation.closed":
    case "conversation.messageLeft":
    case "conversation.erased":
      return withoutOffer(view, event.conversationId);

    case "wrapUp.started":
      return event.agentId === view.me
        ? {
            ...view,
            wrapUps: [
              ...view.wrapUps.filter((own) => own.conversationId !== event.conversationId),
              { conversationId: event.conversationId, endsAtMs: event.endsAtMs },
            ],
          }
        : view;
    case "wrapUp.ended":
      return event.agentId === view.me
        ? {
            ...view,
            wrapUps: view.wrapUps.filter((own) => own.conversationId !== event.conversationId),
          }
        : view;

    case "goodwill.poolChanged": {
      const others = view.emptyPools.filter((siteId) => siteId !== event.siteId);
      return { ...view, emptyPools: event.isEmpty ? [...others, event.siteId] : others };
    }

    case "alarm.raised": {
      const { siteId, departmentId, kind, limitMs, atMs: raisedAtMs } = event;
      const alarm = { siteId, departmentId, kind, limitMs, raisedAtMs };
      return { ...view, alarms: [...alarmsWithout(view, event), alarm] };
    }
    case "alarm.cleared":
      return { ...view, alarms: alarmsWithout(view, event) };

    case "incident.changed":
      return withIncident(view, event);

    case "tag.changed": {
      const { tagId, siteId, kind, text: name, isRemoved } = event;
      const tag = { tagId, siteId, kind, name, isRemoved };
      const isKnown = view.tags.some((known) => known.tagId === tagId);
      const tags = view.tags.map((known) => (known.tagId === tagId ? tag : known));
      return { ...view, tags: isKnown ? tags : [...tags, tag] };
    }

    case "conversation.started":
    case "conversation.queued":
    case "message.posted":
    case "conversation.reopened":
    case "rating.given":
    case "solution.answered":
    case "form.sent":
    case "form.answered":
    case "replies.offered":
    case "article.shown":
    case "article.answered":
    case "callback.asked":
    case "callback.cancelled":
    case "turn.called":
    case "turn.extended":
    case "turn.answered":
    case "turn.passed":
    case "goodwill.given":
    case "incident.linked":
    case "incident.updated":
    case "note.posted":
    case "mail.sent":
    case "mail.failed":
    case "push.sent":
    case "push.failed":
    case "call.asked":
    case "call.cancelled":
    case "call.recorded":
    case "call.taken":
    case "promise.made":
    case "promise.changed":
    case "promise.kept":
    case "promise.takenBack":
    case "promise.broken":
    case "promise.reminded":
    case "conversation.taken":
    case "conversation.given":
    case "conversation.marked":
    case "conversation.tagged":
    case "ending.written":
    case "case.shelved":
    case "kindWords.shared":
    case "complaint.raised":
    case "complaint.ended":
    case "question.added":
    case "question.marked":
    case "file.opened":
    case "visitor.presenceChanged":
    case "wait.announced":
    case "defect.repaired":
    case "settings.changed":
    case "score.noticed":
      return view;
    default:
      return unknownType(event) ?? view;
  }
}

type Offer = DeskView["offers"][number];

function withAgent(view: DeskView, agentId: string, change: Partial<AgentSummary>): DeskView {
  return {
    ...view,
    agents: view.agents.map((agent) =>
      agent.agentId === agentId ? { ...agent, ...change } : agent,
    ),
  };
}

function withOffer(
  view: DeskView,
  { conversationId, expiresAtMs }: Pick<Offer, "conversationId" | "expiresAtMs">,
  kind: Offer["kind"],
): DeskView {
  const others = view.offers.filter((offer) => offer.conversationId !== conversationId);
  return { ...view, offers: [...others, { conversationId, kind, expiresAtMs }] };
}

function withoutOffer(view: DeskView, conversationId: string): DeskView {
  return view.offers.some((offer) => offer.conversationId === conversationId)
    ? {
        ...view,
        offers: view.offers.filter((offer) => offer.conversationId !== conversationId),
      }
    : view;
}

function alarmsWithout(
  { alarms = [] }: DeskView,
  { siteId, departmentId, kind }: Pick<Alarm, "siteId" | "departmentId" | "kind">,
): Alarm[] {
  return alarms.filter(
    (alarm) =>
      alarm.siteId !== siteId || alarm.departmentId !== departmentId || alarm.kind !== kind,
  );
}

/** An incident keeps the moment it began at, whatever is said of it later. */
function withIncident(view: DeskView, event: LastingEventOf<"incident.changed">): DeskView {
  const { incidentId, siteId, text, atMs } = event;
  const others = view.incidents.filter((known) => known.incidentId !== incidentId);
  if (text === null) return { ...view, incidents: others };
  const known = view.incidents.find((one) => one.incidentId === incidentId);
  return {
    ...view,
    incidents: [...others, { incidentId, siteId, text, sinceMs: known?.sinceMs ?? atMs }],
  };
}
