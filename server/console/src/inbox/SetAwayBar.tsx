import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

/** The desk has set this agent away: they should know, and be able to come back with one tap (R14). */
export function SetAwayBar({ onBack }: { onBack: () => void }): JSX.Element {
  return (
    <p class="connection-bar" role="status">
      <span>{t.inbox.setAway.offerExpired}</span>
      <button type="button" class="button is-small" onClick={onBack}>
        {t.inbox.setAway.back}
      </button>
    </p>
  );
}
