import type { JSX } from "preact";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

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
  const form = useForm({
    initial: { reason: "" },
    check: (values) => ({ reason: neededProblem(values.reason) }),
    send: (values) => onTake(values.reason),
    refused: { "reason.required": "reason" },
  });
  const words = t.thread.take;
  return (
    <Dialog labelledBy="take-title" onClose={onClose}>
      <h2 id="take-title">{words.title(visitorName)}</h2>
      <p>{agentName === undefined ? words.text : words.textFrom(agentName)}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={words.reason}
          isMultiline
          isRequired
          hasFocus
          maxLength={MAX_NOTE_CHARS}
          value={form.values.reason}
          problem={form.problems.reason}
          onValue={(value) => form.set("reason", value)}
        />
        <DialogFoot
          cancel={words.cancel}
          submit={words.submit}
          isBusy={form.isBusy}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
