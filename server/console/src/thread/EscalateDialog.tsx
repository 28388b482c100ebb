import type { JSX } from "preact";
import type { HandoverNote } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { type HandoverDraft, HandoverFields, handoverProblems } from "./HandoverFields.tsx";

export interface EscalateInput {
  note: HandoverNote;
  again?: string;
}

interface EscalateDialogProps {
  visitorName: string;
  /** From the second hand-over on a reason of its own is asked for (M4). */
  isAgain: boolean;
  draft: HandoverDraft;
  onDraft: (draft: HandoverDraft) => void;
  onEscalate: (input: EscalateInput) => Promise<void>;
  /** With nobody to take it now, what was written stays with the conversation. */
  onKeep: (draft: HandoverDraft) => void;
  onClose: () => void;
}

/** Asks the next of the owner's path, with a note as a hand-over has; whom, the desk knows (ES2). */
export function EscalateDialog(props: EscalateDialogProps): JSX.Element {
  const words = t.thread.escalate;
  const form = useForm<HandoverDraft>({
    initial: props.draft,
    check: (values) => handoverProblems(values, props.isAgain),
    send: ({ again, ...note }) => props.onEscalate({ note, ...(props.isAgain ? { again } : {}) }),
    refused: { "reason.required": "again" },
    words: { "transfer.target-unavailable": words.nobody },
  });
  return (
    <Dialog labelledBy="escalate-title" onClose={props.onClose}>
      <h2 id="escalate-title">{words.title(props.visitorName)}</h2>
      <p class="callout">{words.text}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        {form.problems.form === words.nobody && (
          <button type="button" class="button is-small" onClick={() => props.onKeep(form.values)}>
            {words.keep}
          </button>
        )}
        <HandoverFields
          isAgain={props.isAgain}
          values={form.values}
          problems={form.problems}
          onValue={(key, value) => {
            form.set(key, value);
            props.onDraft({ ...form.values, [key]: value });
          }}
        />
        <DialogFoot
          cancel={t.thread.transfer.cancel}
          submit={form.isBusy ? words.submitting : words.submit}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
