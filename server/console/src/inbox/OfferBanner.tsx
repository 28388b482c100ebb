import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useSecondsUntil } from "../ui/Age.tsx";

export interface ShownOffer {
  conversationId: ConversationId;
  kind: "queue" | "transfer";
  expiresAtMs: number;
  visitorName: string;
  fromName: string | undefined;
  words: string | undefined;
}

interface OfferBannerProps {
  /** The offer that lapses first, and how many others there are. */
  offer: ShownOffer;
  others: number;
  href: string;
  onAccept: (id: ConversationId) => Promise<void>;
  onDecline: (id: ConversationId) => Promise<void>;
}

/** A chat offered to this agent, with the time that is left. */
export function OfferBanner({
  offer,
  others,
  href,
  onAccept,
  onDecline,
}: OfferBannerProps): JSX.Element {
  const seconds = useSecondsUntil(offer.expiresAtMs);
  const [isBusy, setBusy] = useState(false);
  // A button that is disabled loses the focus, and a keyboard its place: while one answer is under way the others do nothing.
  const answer = (send: (id: ConversationId) => Promise<void>) => () => {
    if (isBusy) return;
    setBusy(true);
    void send(offer.conversationId).finally(() => setBusy(false));
  };
  return (
    <section class="offer" aria-label={t.inbox.offers.label} tabIndex={-1}>
      <div class="offer-words">
        <h2>
          {offer.kind === "queue"
            ? t.inbox.offers.queue(offer.visitorName)
            : offer.fromName === undefined
              ? t.inbox.offers.transferUnknown(offer.visitorName)
              : t.inbox.offers.transfer(offer.visitorName, offer.fromName)}
        </h2>
        <p>
          <span class="offer-left">{t.inbox.offers.left(seconds)}</span>
          {others > 0 && <span> · {t.inbox.offers.more(others)}</span>}
          {offer.words !== undefined && (
            <span class="offer-quote" dir="auto">
              {offer.words}
            </span>
          )}
        </p>
      </div>
      <div class="offer-actions">
        <a class="button is-quiet" href={href}>
          {t.inbox.offers.look}
        </a>
        <button type="button" class="button" aria-disabled={isBusy} onClick={answer(onDecline)}>
          {t.inbox.offers.decline}
        </button>
        <button
          type="button"
          class="button is-main"
          aria-disabled={isBusy}
          onClick={answer(onAccept)}
        >
          {t.inbox.offers.accept}
        </button>
      </div>
    </section>
  );
}
