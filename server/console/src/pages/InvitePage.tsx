import type { JSX } from "preact";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { neededProblem, newPasswordProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface InvitePageProps {
  /** Null when the address carries none. */
  token: string | null;
  onAccept: (input: { token: string; name: string; password: string }) => Promise<void>;
}

/** Taking up an invitation: a name and a password; the e-mail and the role are the link's. */
export function InvitePage({ token, onAccept }: InvitePageProps): JSX.Element {
  const form = useForm({
    initial: { name: "", password: "" },
    check: (values) => ({
      name: neededProblem(values.name),
      password: newPasswordProblem(values.password),
      form: token === null ? t.door.linkMissing : undefined,
    }),
    send: async (values) => {
      if (token !== null)
        await onAccept({ token, name: values.name.trim(), password: values.password });
    },
    refused: { "password.too-weak": "password" },
  });
  return (
    <Door title={t.door.inviteTitle} intro={<p>{t.door.inviteIntro}</p>}>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={token === null ? t.door.linkMissing : form.problems.form} />
        <Field
          label={t.door.yourName}
          hint={t.door.yourNameHint}
          autoComplete="name"
          maxLength={MAX_NAME_CHARS}
          hasFocus
          value={form.values.name}
          problem={form.problems.name}
          onValue={(value) => form.set("name", value)}
        />
        <Field
          label={t.door.password}
          hint={t.door.newPasswordHint}
          type="password"
          autoComplete="new-password"
          value={form.values.password}
          problem={form.problems.password}
          onValue={(value) => form.set("password", value)}
        />
        <button class="button is-main" type="submit" disabled={form.isBusy || token === null}>
          {form.isBusy ? t.door.joining : t.door.join}
        </button>
      </form>
    </Door>
  );
}
