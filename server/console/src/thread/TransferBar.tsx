import type { JSX } from "preact";
import type { ConversationView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useSecondsUntil } from "../ui/Age.tsx";

interface TransferBarProps {
  transfer: NonNullable<ConversationView["transfer"]>;
  isMine: boolean;
  nameOf: (agentId: string) => string;
  onCancel: () => void;
}

/** A hand-over on its way: the old agent keeps the conversation until the new one has accepted. */
export function TransferBar({ transfer, isMine, nameOf, onCancel }: TransferBarProps): JSX.Element {
  const seconds = useSecondsUntil(transfer.expiresAtMs);
  const words = t.thread.handover;
  return (
    <div class="thread-bar">
      <p>
        {isMine
          ? words.pending(nameOf(transfer.agentId), seconds)
          : words.pendingOther(nameOf(transfer.fromAgentId), nameOf(transfer.agentId))}
      </p>
      {isMine && (
        <button type="button" class="button is-small" onClick={onCancel}>
          {words.cancel}
        </button>
      )}
    </div>
  );
}
