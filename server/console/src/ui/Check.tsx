import type { JSX } from "preact";

interface CheckProps {
  label: string;
  hint?: string | undefined;
  isChecked: boolean;
  onCheck: (isChecked: boolean) => void;
}

/** One thing that is so or not, with its words beside it. */
export function Check({ label, hint, isChecked, onCheck }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span class="field-hint check-hint">{hint}</span>}
      </span>
    </label>
  );
}
