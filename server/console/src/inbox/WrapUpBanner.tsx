import type { JSX } from "preact";
import type { ConversationId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useSecondsUntil } from "../ui/Age.tsx";

interface WrapUpBannerProps {
  conversationId: ConversationId;
  visitorName: string;
  endsAtMs: number;
  href: string;
  onEnd: (id: ConversationId) => void;
}

/** A place kept free after a chat, for notes; it ends by itself or by the agent (R14). */
export function WrapUpBanner(props: WrapUpBannerProps): JSX.Element | null {
  const seconds = useSecondsUntil(props.endsAtMs);
  if (seconds === 0) return null;
  return (
    <section class="wrap-up" aria-label={t.inbox.wrapUp.title(props.visitorName)} tabIndex={-1}>
      <p>
        <a href={props.href}>{t.inbox.wrapUp.title(props.visitorName)}</a>{" "}
        <span>{t.inbox.wrapUp.left(seconds)}</span>
      </p>
      <button
        type="button"
        class="button is-small"
        onClick={() => props.onEnd(props.conversationId)}
      >
        {t.inbox.wrapUp.end}
      </button>
    </section>
  );
}
