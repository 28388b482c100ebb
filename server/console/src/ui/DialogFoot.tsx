import type { JSX } from "preact";

interface DialogFootProps {
  cancel: string;
  submit: string;
  isBusy: boolean;
  onCancel: () => void;
}

/** The buttons below a form in a dialog: one leaves it, the other sends it. */
export function DialogFoot({ cancel, submit, isBusy, onCancel }: DialogFootProps): JSX.Element {
  return (
    <div class="form-actions is-end">
      <button type="button" class="button" onClick={onCancel}>
        {cancel}
      </button>
      <button type="submit" class="button is-main" disabled={isBusy}>
        {submit}
      </button>
    </div>
  );
}
