import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { newPasswordProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface NewPasswordPageProps {
  /** Null when the address carries none. */
  token: string | null;
  onSet: (input: { token: string; password: string }) => Promise<void>;
}

/** Setting a new password by a link: whose it is, the link knows. */
export function NewPasswordPage({ token, onSet }: NewPasswordPageProps): JSX.Element {
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({
      password: newPasswordProblem(password),
      form: token === null ? t.door.linkMissing : undefined,
    }),
    send: async ({ password }) => {
      if (token !== null) await onSet({ token, password });
    },
    refused: { "password.too-weak": "password" },
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
        <button class="button is-main" type="submit" disabled={form.isBusy || token === null}>
          {form.isBusy ? t.door.settingPassword : t.door.setPassword}
        </button>
      </form>
    </Door>
  );
}
