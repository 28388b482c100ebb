import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { emailProblem, neededProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface SignInPageProps {
  /** True when a session that was there has ended: the person did not ask for this page. */
  hasEnded: boolean;
  onSignIn: (email: string, password: string) => Promise<void>;
}

export function SignInPage({ hasEnded, onSignIn }: SignInPageProps): JSX.Element {
  const form = useForm({
    initial: { email: "", password: "" },
    check: (values) => ({
      email: emailProblem(values.email),
      password: neededProblem(values.password),
    }),
    send: (values) => onSignIn(values.email.trim(), values.password),
  });
  return (
    <Door title={t.door.signInTitle} intro={<p>{t.door.signInIntro}</p>}>
      <form class="form" noValidate onSubmit={form.submit}>
        {hasEnded && form.problems.form === undefined && (
          <p class="callout" role="status">
            {t.door.sessionEnded}
          </p>
        )}
        <FormProblem text={form.problems.form} />
        <Field
          label={t.door.email}
          type="email"
          autoComplete="username"
          hasFocus
          value={form.values.email}
          problem={form.problems.email}
          onValue={(value) => form.set("email", value)}
        />
        <Field
          label={t.door.password}
          type="password"
          autoComplete="current-password"
          value={form.values.password}
          problem={form.problems.password}
          onValue={(value) => form.set("password", value)}
        />
        <button class="button is-main" type="submit" disabled={form.isBusy}>
          {form.isBusy ? t.door.signingIn : t.door.signIn}
        </button>
      </form>
      <p class="field-hint">{t.door.forgotten}</p>
    </Door>
  );
}
