import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { AskedButton } from "../ui/AskedButton.tsx";
import { FormProblem } from "../ui/Field.tsx";

/** For a colleague who has lost both phone and recovery codes (TF7). */
export function RemoveSecondFactor({ onRemove }: { onRemove: () => Promise<void> }): JSX.Element {
  const words = t.secondFactor.team;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function remove(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await onRemove();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div class="form">
      <FormProblem text={problem} />
      <div class="form-actions">
        <AskedButton
          label={words.remove}
          question={words.removeAsk}
          keep={words.keep}
          isBusy={isBusy}
          onYes={() => void remove()}
        />
        <span class="field-hint">{words.removeHint}</span>
      </div>
    </div>
  );
}
