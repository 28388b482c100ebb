import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { CodeField } from "../second-factor/CodeField.tsx";
import { needsCode } from "../second-factor/needs-code.ts";
import { neededProblem, newPasswordProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface NewPasswordPageProps {
  /** Null when the address carries none. */
  token: string | null;
  onSet: (input: { token: string; password: string; code?: string }) => Promise<void>;
}

/** Setting a new password by a link: whose it is, the link knows. */
export function NewPasswordPage({ token, onSet }: NewPasswordPageProps): JSX.Element {
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initial: { password: "", code: "" },
    check: ({ password, code }) => ({
      password: newPasswordProblem(password),
      code: asksCode ? neededProblem(code) : undefined,
      form: token === null ? t.door.linkMissing : undefined,
    }),
    send: async ({ password, code }) => {
      if (token === null) return;
      try {
        await onSet({ token, password, ...(asksCode ? { code } : {}) });
      } catch (error) {
        if (!needsCode(error)) throw error;
        setAsksCode(true);
      }
    },
    refused: { "password.too-weak": "password", "second-factor.failed": "code" },
  });
  return (
    <Door title={t.door.resetTitle} intro={<p>{t.door.resetIntro}</p>}>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={token === null ? t.door.linkMissing : form.problems.form} />
        <Field
          label={t.door.newPassword}
          hint={t.door.newPasswordHint}
          type="password"
          autoComplete="new-password"
          hasFocus
          value={form.values.password}
          problem={form.problems.password}
          onValue={(value) => form.set("password", value)}
        />
        {asksCode && (
          <>
            <p role="status">{t.secondFactor.askIntro}</p>
            <CodeField
              hasFocus
              value={form.values.code}
              problem={form.problems.code}
              onValue={(value) => form.set("code", value)}
            />
          </>
        )}
        <button class="button is-main" type="submit" disabled={form.isBusy || token === null}>
          {form.isBusy ? t.door.settingPassword : t.door.setPassword}
        </button>
      </form>
    </Door>
  );
}
