import type { JSX } from "preact";
import type { DeskErrorCode } from "@presently/shared/protocol";
import { useId } from "preact/hooks";
import { neededProblem } from "./checks.ts";
import { Dialog } from "./Dialog.tsx";
import { DialogFoot } from "./DialogFoot.tsx";
import { Field, FormProblem } from "./Field.tsx";
import { useForm } from "./form.ts";

interface WordsDialogProps {
  title: string;
  text: string;
  field: string;
  submit: string;
  cancel: string;
  maxLength: number;
  /** What stands in the field at first. */
  initial?: string;
  onSay: (words: string) => Promise<void>;
  onClose: () => void;
}

const refused: Partial<Record<DeskErrorCode, "words">> = {
  "reason.required": "words",
  "message.empty": "words",
  "message.too-long": "words",
};

/** Asks for a few words without which it is not done. */
export function WordsDialog(props: WordsDialogProps): JSX.Element {
  const id = useId();
  const form = useForm({
    initial: { words: props.initial ?? "" },
    check: ({ words }) => ({ words: neededProblem(words) }),
    send: ({ words }) => props.onSay(words),
    refused,
  });
  return (
    <Dialog labelledBy={id} onClose={props.onClose}>
      <h2 id={id}>{props.title}</h2>
      <p>{props.text}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={props.field}
          isMultiline
          isRequired
          hasFocus
          maxLength={props.maxLength}
          value={form.values.words}
          problem={form.problems.words}
          onValue={(words) => form.set("words", words)}
        />
        <DialogFoot
          cancel={props.cancel}
          submit={props.submit}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
