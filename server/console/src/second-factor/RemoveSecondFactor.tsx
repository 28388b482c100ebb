import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

/** For a colleague who has lost both phone and recovery codes (TF7). */
export function RemoveSecondFactor({ onRemove }: { onRemove: () => Promise<void> }): JSX.Element {
  const words = t.secondFactor.team;
  const form = useForm({ initial: {}, check: () => ({}), send: onRemove });
  return (
    <form class="form" onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <div class="form-actions">
        <button type="submit" class="button is-small is-danger" disabled={form.isBusy}>
          {words.remove}
        </button>
        <span class="field-hint">{words.removeHint}</span>
      </div>
    </form>
  );
}
