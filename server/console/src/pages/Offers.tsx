import type { JSX } from "preact";
import type { ConversationId } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import type { DeskSession } from "../desk/desk-session.ts";
import { t } from "../i18n/index.ts";
import { OfferBanner } from "../inbox/OfferBanner.tsx";
import { visitorNameOf } from "../ui/display-text.ts";

interface OffersProps {
  desk: DeskSession;
  nameOf: (agentId: string) => string;
  onAccept: (id: ConversationId) => Promise<void>;
  onDecline: (id: ConversationId) => Promise<void>;
}

/** What is offered to this agent, the one that lapses first; and the same said for those who don't see it. */
export function Offers({ desk, nameOf, onAccept, onDecline }: OffersProps): JSX.Element {
  const offers = (desk.desk.value?.offers ?? []).toSorted((a, b) => a.expiresAtMs - b.expiresAtMs);
  const first = offers[0];
  const item = first && desk.laneItems.value.get(first.conversationId);
  const visitorName = visitorNameOf(item?.visitorName);
  return (
    <>
      <p class="only-for-readers" role="status">
        {first !== undefined && t.inbox.announce.offer(visitorName)}
      </p>
      {first !== undefined && (
        <OfferBanner
          key={first.conversationId}
          offer={{
            ...first,
            visitorName,
            fromName:
              first.kind === "transfer" && item?.agentId != null ? nameOf(item.agentId) : undefined,
            words: item?.lastMessage == null ? undefined : calm(item.lastMessage.text),
          }}
          others={offers.length - 1}
          href={`/console/inbox/waiting/${first.conversationId}`}
          onAccept={onAccept}
          onDecline={onDecline}
        />
      )}
    </>
  );
}
