import type { JSX } from "preact";
import { MAX_QUESTION_CHARS } from "@presently/shared/protocol/question-limits";
import { t } from "../i18n/index.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

/** Adds what the visitor asked in words that were not found (QU4). */
export function AddQuestion({ onAdd }: { onAdd: (text: string) => Promise<void> }): JSX.Element {
  const words = t.questions;
  const form = useForm({
    initial: { text: "" },
    check: ({ text }) => ({ text: text.trim() === "" ? words.empty : undefined }),
    send: async ({ text }) => {
      await onAdd(text);
      form.reset({ text: "" });
    },
    refused: {
      "value.taken": "text",
      "message.empty": "text",
      "message.too-long": "text",
      "question.too-many": "text",
    },
    words: { "value.taken": words.taken, "message.empty": words.empty },
  });
  return (
    <form class="question-add" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.add}
        isLabelHidden
        placeholder={words.addHint}
        maxLength={MAX_QUESTION_CHARS}
        value={form.values.text}
        problem={form.problems.text}
        onValue={(text) => form.set("text", text)}
      />
      <button type="submit" class="button is-small" disabled={form.isBusy}>
        {words.addIt}
      </button>
    </form>
  );
}
