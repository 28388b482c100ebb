import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_GOODWILL_WORDS_CHARS } from "@presently/shared/protocol/goodwill-limits";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

interface GiveGoodwillProps {
  /** Codes that the agent may still give. */
  left: number;
  onGive: (words: string) => Promise<void>;
}

/** An agent makes up for something by their own judgement: their words and a code of the owner's (M20). */
export function GiveGoodwill({ left, onGive }: GiveGoodwillProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <button type="button" class="button is-small" onClick={() => setOpen(true)}>
        {t.goodwill.give}
      </button>
      <p class="field-hint">{t.goodwill.budgetLeft(left)}</p>
      {isOpen && <GoodwillDialog onGive={onGive} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface GoodwillDialogProps extends Pick<GiveGoodwillProps, "onGive"> {
  onClose: () => void;
}

function GoodwillDialog({ onGive, onClose }: GoodwillDialogProps): JSX.Element {
  const words = t.goodwill;
  const form = useForm({
    initial: { words: "" },
    check: (values) => ({ words: neededProblem(values.words) }),
    send: (values) => onGive(values.words),
    refused: { "message.empty": "words", "message.too-long": "words" },
  });
  return (
    <Dialog labelledBy="goodwill-title" onClose={onClose}>
      <h2 id="goodwill-title">{words.give}</h2>
      <p>{words.giveHint}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={words.giveWords}
          isMultiline
          isRequired
          hasFocus
          maxLength={MAX_GOODWILL_WORDS_CHARS}
          value={form.values.words}
          problem={form.problems.words}
          onValue={(value) => form.set("words", value)}
        />
        <DialogFoot
          cancel={t.settings.cancel}
          submit={words.giveNow}
          isBusy={form.isBusy}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
