import type { JSX } from "preact";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

interface ComplaintDialogProps {
  visitorName: string;
  /** Ending one wants words, marking one may go without (CM1, CM3). */
  isEnding: boolean;
  onSay: (text: string) => Promise<void>;
  onClose: () => void;
}

/** Says that a conversation is a complaint, or what was done about it. */
export function ComplaintDialog(props: ComplaintDialogProps): JSX.Element {
  const { isEnding, visitorName } = props;
  const { raise, ended, cancel } = t.complaints;
  const words = isEnding ? ended : raise;
  const form = useForm({
    initial: { text: "" },
    check: ({ text }) => ({ text: isEnding ? neededProblem(text) : undefined }),
    send: ({ text }) => props.onSay(text),
    refused: { "reason.required": "text", "message.too-long": "text" },
  });
  return (
    <Dialog labelledBy="complaint-title" onClose={props.onClose}>
      <h2 id="complaint-title">{words.title(visitorName)}</h2>
      <p>{words.text}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={words.field}
          hint={isEnding ? undefined : raise.hint}
          isMultiline
          isRequired={isEnding}
          hasFocus
          maxLength={MAX_NOTE_CHARS}
          value={form.values.text}
          problem={form.problems.text}
          onValue={(text) => form.set("text", text)}
        />
        <DialogFoot
          cancel={cancel}
          submit={words.submit}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
