import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { needsCode } from "../second-factor/needs-code.ts";
import { emailProblem, neededProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";
import { SignInCode } from "./SignInCode.tsx";

interface SignInPageProps {
  /** True when a session that was there has ended: the person did not ask for this page. */
  hasEnded: boolean;
  onSignIn: (email: string, password: string, code?: string) => Promise<void>;
}

interface Entry {
  readonly email: string;
  readonly password: string;
}

/** The password, and for whoever has a second step its code on a page of its own (TF3). */
export function SignInPage({ hasEnded, onSignIn }: SignInPageProps): JSX.Element {
  const [entry, setEntry] = useState<Entry>({ email: "", password: "" });
  const [asksCode, setAsksCode] = useState(false);
  if (asksCode)
    return (
      <SignInCode
        onCode={(code) => onSignIn(entry.email, entry.password, code)}
        onBack={() => setAsksCode(false)}
      />
    );
  return (
    <PasswordEntry
      hasEnded={hasEnded}
      email={entry.email}
      onEntry={async (given) => {
        try {
          await onSignIn(given.email, given.password);
        } catch (error) {
          if (!needsCode(error)) throw error;
          setEntry(given);
          setAsksCode(true);
        }
      }}
    />
  );
}

interface PasswordEntryProps {
  hasEnded: boolean;
  email: string;
  onEntry: (entry: Entry) => Promise<void>;
}

function PasswordEntry({ hasEnded, email, onEntry }: PasswordEntryProps): JSX.Element {
  const form = useForm({
    initial: { email, password: "" },
    check: (values) => ({
      email: emailProblem(values.email),
      password: neededProblem(values.password),
    }),
    send: (values) => onEntry({ email: values.email.trim(), password: values.password }),
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
