import type { JSX } from "preact";
import type { ArticleSettings } from "@presently/shared/protocol";
import { MAX_CHECK_DAYS } from "@presently/shared/protocol/article-limits";
import { t } from "../i18n/index.ts";
import { SaveBar } from "../settings/SaveBar.tsx";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

/** Whether visitors are shown articles, and when one is old (AR2, AR4). */
export function OfferForm(props: {
  settings: ArticleSettings;
  onSave: (settings: ArticleSettings) => Promise<void>;
}): JSX.Element {
  const words = t.articles.offer;
  const form = useForm({
    initial: { isOffered: props.settings.isOffered, checkDays: String(props.settings.checkDays) },
    check: ({ checkDays }) => ({
      checkDays: daysIn(checkDays) === undefined ? words.range(MAX_CHECK_DAYS) : undefined,
    }),
    send: async ({ isOffered, checkDays }) => {
      await props.onSave({ isOffered, checkDays: daysIn(checkDays) ?? props.settings.checkDays });
    },
  });
  const { values, problems, set } = form;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>{words.title}</h2>
      <FormProblem text={problems.form} />
      <Check
        label={words.isOffered}
        hint={words.hint}
        isChecked={values.isOffered}
        onCheck={(isChecked) => set("isOffered", isChecked)}
      />
      <Field
        label={words.checkDays}
        hint={words.checkDaysHint}
        isNumber
        value={values.checkDays}
        problem={problems.checkDays}
        onValue={(value) => set("checkDays", value)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

function daysIn(typed: string): number | undefined {
  const days = Number(typed.trim());
  const isDays = /^\d+$/.test(typed.trim()) && days >= 1 && days <= MAX_CHECK_DAYS;
  return isDays ? days : undefined;
}
