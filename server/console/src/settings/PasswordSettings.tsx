import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { neededProblem, newPasswordProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

interface PasswordSettingsProps {
  onChange: (current: string, next: string) => Promise<void>;
}

const empty = { current: "", next: "", again: "" };

export function PasswordSettings({ onChange }: PasswordSettingsProps): JSX.Element {
  const words = t.settings.password;
  const form = useForm({
    initial: empty,
    check: ({ current, next, again }) => ({
      current: neededProblem(current),
      next: newPasswordProblem(next),
      again: again === next ? undefined : words.mismatch,
    }),
    send: async ({ current, next }) => {
      await onChange(current, next);
      form.reset(empty);
    },
    refused: { "sign-in.failed": "current", "password.too-weak": "next" },
    words: { "sign-in.failed": words.wrong },
  });
  const field = (key: "current" | "next" | "again", autoComplete: string, hint?: string) => (
    <Field
      label={words[key]}
      hint={hint}
      type="password"
      autoComplete={autoComplete}
      value={form.values[key]}
      problem={form.problems[key]}
      onValue={(value) => form.set(key, value)}
    />
  );
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      {form.isDone && (
        <p class="callout is-good" role="status">
          {words.changed}
        </p>
      )}
      {field("current", "current-password")}
      {field("next", "new-password", t.door.newPasswordHint)}
      {field("again", "new-password")}
      <SaveBar isBusy={form.isBusy} isDone={false} label={words.change} />
    </form>
  );
}
