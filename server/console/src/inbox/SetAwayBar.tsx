import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

interface SetAwayBarProps {
  because: "offerExpired" | "declined";
  onBack: () => void;
}

/** The desk has set this agent away: they should know why, and be able to come back with one tap (R14, RT10). */
export function SetAwayBar({ because, onBack }: SetAwayBarProps): JSX.Element {
  return (
    <p class="connection-bar" role="status" tabIndex={-1}>
      <span>{t.inbox.setAway[because]}</span>
      <button type="button" class="button is-small" onClick={onBack}>
        {t.inbox.setAway.back}
      </button>
    </p>
  );
}
