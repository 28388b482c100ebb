import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";

interface CloseDialogProps {
  visitorName: string;
  onClose: () => void;
  onStay: () => void;
}

/** Asked only when the visitor is owed an answer: closing is then the one way to owe it no longer without giving it (M1). */
export function CloseDialog({ visitorName, onClose, onStay }: CloseDialogProps): JSX.Element {
  const words = t.thread.close;
  return (
    <Dialog labelledBy="close-title" onClose={onStay}>
      <h2 id="close-title">{words.title(visitorName)}</h2>
      <p>
        {words.owed} {words.hint}
      </p>
      <div class="form-actions is-end">
        <button type="button" class="button is-danger" onClick={onClose}>
          {words.anyway}
        </button>
        <button type="button" class="button is-main" onClick={onStay}>
          {words.stay}
        </button>
      </div>
    </Dialog>
  );
}
