import type { JSX } from "preact";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { WordsDialog } from "../ui/WordsDialog.tsx";

interface TakeDialogProps {
  visitorName: string;
  /** Who has the conversation now; undefined while it waits in line. */
  agentName: string | undefined;
  onTake: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** A supervisor takes a conversation out of its turn and says why (R14). */
export function TakeDialog({
  visitorName,
  agentName,
  onTake,
  onClose,
}: TakeDialogProps): JSX.Element {
  const words = t.thread.take;
  return (
    <WordsDialog
      title={words.title(visitorName)}
      text={agentName === undefined ? words.text : words.textFrom(agentName)}
      field={words.reason}
      submit={words.submit}
      cancel={words.cancel}
      maxLength={MAX_NOTE_CHARS}
      onSay={onTake}
      onClose={onClose}
    />
  );
}
