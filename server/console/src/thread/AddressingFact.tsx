import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { calm } from "@presently/shared/view/calm";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

interface AddressingProps {
  /** null = nobody has written it down. */
  addressing: string | null;
  onSet: (addressing: string) => Promise<void>;
}

/** How the visitor wishes to be addressed, for whoever writes to them next (M26, RE2). */
export function AddressingFact({ addressing, onSet }: AddressingProps): JSX.Element {
  const words = t.thread.card.addressing;
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <dt>{words.label}</dt>
      <dd dir="auto" class={addressing === null ? "field-hint" : undefined}>
        {addressing === null ? words.unknown : calm(addressing)}{" "}
        <button
          type="button"
          class="link-button"
          aria-label={addressing === null ? words.addOf : words.changeOf}
          onClick={() => setOpen(true)}
        >
          {addressing === null ? words.add : words.change}
        </button>
        {isOpen && (
          <AddressingDialog addressing={addressing} onSet={onSet} onClose={() => setOpen(false)} />
        )}
      </dd>
    </div>
  );
}

function AddressingDialog(props: AddressingProps & { onClose: () => void }): JSX.Element {
  const words = t.thread.card.addressing;
  const form = useForm({
    initial: { text: props.addressing ?? "" },
    check: () => ({}),
    send: async ({ text }) => {
      await props.onSet(text.trim());
      props.onClose();
    },
  });
  return (
    <Dialog labelledBy="addressing-title" onClose={props.onClose}>
      <h2 id="addressing-title">{words.label}</h2>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={words.field}
          hint={words.hint}
          hasFocus
          maxLength={MAX_NAME_CHARS}
          value={form.values.text}
          onValue={(text) => form.set("text", text)}
        />
        <DialogFoot
          cancel={t.settings.cancel}
          submit={words.save}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
