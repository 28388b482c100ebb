import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { CodeField } from "../second-factor/CodeField.tsx";
import { neededProblem } from "../ui/checks.ts";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface SignInCodeProps {
  onCode: (code: string) => Promise<void>;
  onBack: () => void;
}

/** The code of the second step, asked once the password was right (TF3). */
export function SignInCode({ onCode, onBack }: SignInCodeProps): JSX.Element {
  const words = t.secondFactor;
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: neededProblem(code) }),
    send: ({ code }) => onCode(code),
    refused: { "second-factor.failed": "code" },
  });
  return (
    <Door title={words.askTitle} intro={<p>{words.askIntro}</p>}>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <CodeField
          hasFocus
          value={form.values.code}
          problem={form.problems.code}
          onValue={(value) => form.set("code", value)}
        />
        <button class="button is-main" type="submit" disabled={form.isBusy}>
          {form.isBusy ? words.checking : words.goOn}
        </button>
        <button class="link-button" type="button" onClick={onBack}>
          {words.back}
        </button>
      </form>
    </Door>
  );
}
