import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";

interface AcceptNextProps {
  isOnline: boolean;
  hasRoom: boolean;
  waiting: number;
  onAccept: () => Promise<void>;
}

/** Takes the first in queue order that this agent can take, without waiting for an offer (R14). */
export function AcceptNext({ isOnline, hasRoom, waiting, onAccept }: AcceptNextProps): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const why = !isOnline
    ? t.inbox.acceptNeedsOnline
    : !hasRoom
      ? t.inbox.acceptFull
      : t.inbox.acceptNextHint;
  return (
    <div class="accept-next">
      <button
        type="button"
        class="button is-main"
        disabled={!isOnline || !hasRoom || waiting === 0 || isBusy}
        title={why}
        onClick={() => {
          setBusy(true);
          void onAccept().finally(() => setBusy(false));
        }}
      >
        {t.inbox.acceptNext}
      </button>
      {waiting > 0 && (!isOnline || !hasRoom) && <p class="field-hint">{why}</p>}
    </div>
  );
}
