import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { LastingEvent, VisitorCard } from "@presently/shared/protocol";
import { MAX_FORM_QUESTION_CHARS } from "@presently/shared/protocol/form-limits";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { askedForm, type AskedForm } from "./asked-form.ts";
import { FieldChecks } from "./FieldChecks.tsx";
import type { FormDraft } from "./form-draft.ts";
import { askedIn, type CardField, isFormOpen, knownOf } from "./known.ts";

interface FormDialogProps {
  visitorName: string;
  card: VisitorCard | undefined;
  items: readonly LastingEvent[];
  readDraft: () => FormDraft;
  writeDraft: (draft: FormDraft) => void;
  onSend: (form: AskedForm) => Promise<void>;
  onClose: () => void;
}

/** One small form for what is missing (FO1, M5). What is known or was asked stands beside its field, and nothing is ticked but by the agent, whose draft is kept. */
export function FormDialog(props: FormDialogProps): JSX.Element {
  const words = t.forms.dialog;
  const known = knownOf(props.card);
  const asked = askedIn(props.items);
  const [initial] = useState(props.readDraft);
  const form = useForm<FormDraft>({
    initial,
    check: ({ fields, question }) => ({
      form: fields.length === 0 && question.trim() === "" ? words.nothing : undefined,
    }),
    send: ({ fields, question }) => props.onSend(askedForm(fields, question)),
  });
  const { values, problems } = form;
  const set = <Key extends keyof FormDraft>(key: Key, value: FormDraft[Key]): void => {
    form.set(key, value);
    props.writeDraft({ ...values, [key]: value });
  };
  const hintOf = (field: CardField) => {
    const value = known[field];
    return value === undefined ? (asked.has(field) ? words.asked : undefined) : words.known(value);
  };
  return (
    <Dialog labelledBy="form-title" onClose={props.onClose}>
      <h2 id="form-title">{words.title(props.visitorName)}</h2>
      <p class="field-hint">{words.hint}</p>
      <form
        class="form"
        noValidate
        onSubmit={form.submit}
        onKeyDown={(event) => {
          // A browser sends a form by Enter on a tick too, and this one goes to the visitor.
          if (event.key === "Enter" && event.target instanceof HTMLInputElement)
            event.preventDefault();
        }}
      >
        <FormProblem text={problems.form} />
        {isFormOpen(props.items) && <p class="callout">{words.replaces}</p>}
        <FieldChecks
          legend={words.fields}
          fields={values.fields}
          hintOf={hintOf}
          onFields={(fields) => set("fields", fields)}
        />
        <Field
          label={words.question}
          hint={words.questionHint}
          maxLength={MAX_FORM_QUESTION_CHARS}
          isMultiline
          value={values.question}
          onValue={(question) => set("question", question)}
        />
        <DialogFoot
          cancel={words.cancel}
          submit={words.send}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
