import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { CodeField } from "./CodeField.tsx";

interface ProofFormProps {
  title: string;
  hint: string;
  isDanger?: boolean;
  onProof: (password: string, code: string) => Promise<void>;
}

/** Something about one's second step that needs both password and code (TF4, TF5). */
export function ProofForm({ title, hint, isDanger = false, onProof }: ProofFormProps): JSX.Element {
  const words = t.secondFactor;
  const form = useForm({
    initial: { password: "", code: "" },
    check: ({ password, code }) => ({
      password: neededProblem(password),
      code: neededProblem(code),
    }),
    send: ({ password, code }) => onProof(password, code),
    refused: { "sign-in.failed": "password", "second-factor.failed": "code" },
    words: { "sign-in.failed": words.passwordWrong },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>{title}</h2>
      <p class="field-hint">{hint}</p>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.password}
        type="password"
        autoComplete="current-password"
        value={form.values.password}
        problem={form.problems.password}
        onValue={(value) => form.set("password", value)}
      />
      <CodeField
        value={form.values.code}
        problem={form.problems.code}
        onValue={(value) => form.set("code", value)}
      />
      <div class="form-actions">
        <button
          type="submit"
          class={isDanger ? "button is-danger" : "button is-main"}
          disabled={form.isBusy}
        >
          {form.isBusy ? words.checking : title}
        </button>
      </div>
    </form>
  );
}
