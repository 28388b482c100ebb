import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

interface SaveBarProps {
  isBusy: boolean;
  isDone: boolean;
  label?: string;
  onCancel?: () => void;
}

/** Saves a form, and says when it has been saved. */
export function SaveBar({ isBusy, isDone, label, onCancel }: SaveBarProps): JSX.Element {
  return (
    <div class="form-actions">
      <button type="submit" class="button is-main" disabled={isBusy}>
        {isBusy ? t.settings.saving : (label ?? t.settings.save)}
      </button>
      {onCancel !== undefined && (
        <button type="button" class="button" onClick={onCancel}>
          {t.settings.cancel}
        </button>
      )}
      <span role="status" class="field-hint">
        {isDone && t.settings.saved}
      </span>
    </div>
  );
}
