import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";

interface AcceptNextProps {
  isOnline: boolean;
  hasRoom: boolean;
  isWaiting: boolean;
  /** Whether anybody in line can be answered now. */
  canTake: boolean;
  onAccept: () => Promise<void>;
}

/** Takes the first in queue order that this agent can take, without waiting for an offer (R14). */
export function AcceptNext({
  isOnline,
  hasRoom,
  isWaiting,
  canTake,
  onAccept,
}: AcceptNextProps): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const why = !isOnline
    ? t.inbox.acceptNeedsOnline
    : !hasRoom
      ? t.inbox.acceptFull
      : isWaiting && !canTake
        ? t.inbox.acceptNobodyHere
        : t.inbox.acceptNextHint;
  return (
    <div class="accept-next">
      <button
        type="button"
        class="button is-main"
        disabled={!isOnline || !hasRoom || !canTake || isBusy}
        title={why}
        onClick={() => {
          setBusy(true);
          void onAccept().finally(() => setBusy(false));
        }}
      >
        {t.inbox.acceptNext}
      </button>
      {isWaiting && (!isOnline || !hasRoom || !canTake) && <p class="field-hint">{why}</p>}
    </div>
  );
}
