import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { visitorDataWords as words } from "../i18n/visitor-data.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { useAnswer } from "../ui/use-answer.ts";

interface EraseDialogProps {
  count: () => Promise<number>;
  onErase: () => Promise<void>;
  onClose: () => void;
}

/** Asks once whether all of a visitor is to go, and says how much that is (ER1). */
export function EraseDialog({ count, onErase, onClose }: EraseDialogProps): JSX.Element {
  const id = useId();
  const { answer, problem } = useAnswer(count);
  const form = useForm({ initial: {}, check: () => ({}), send: onErase });
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <h2 id={id}>{words.question}</h2>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form ?? problem} />
        <p role="status">{answer === undefined ? words.counting : words.howMany(answer)}</p>
        <p>{words.what}</p>
        <p>{words.noWayBack}</p>
        <div class="form-actions is-end">
          <button type="button" class="button" onClick={onClose}>
            {words.keep}
          </button>
          <button
            type="submit"
            class="button is-danger"
            disabled={form.isBusy || answer === undefined}
          >
            {words.eraseAll}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
