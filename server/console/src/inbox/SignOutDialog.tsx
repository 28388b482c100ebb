import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";

/** Asked only when something would be lost. */
export function SignOutDialog({
  onStay,
  onLeave,
}: {
  onStay: () => void;
  onLeave: () => void;
}): JSX.Element {
  return (
    <Dialog labelledBy="sign-out-title" onClose={onStay}>
      <h2 id="sign-out-title">{t.inbox.me.signOut}</h2>
      <p>{t.inbox.me.signOutUnsent}</p>
      <div class="form-actions is-end">
        <button type="button" class="button is-danger" onClick={onLeave}>
          {t.inbox.me.signOutAnyway}
        </button>
        <button type="button" class="button is-main" onClick={onStay}>
          {t.inbox.stay}
        </button>
      </div>
    </Dialog>
  );
}
