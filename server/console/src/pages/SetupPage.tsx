import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import type { SetupInput } from "../api.ts";
import { t } from "../i18n/index.ts";
import {
  emailProblem,
  neededProblem,
  newPasswordProblem,
  originProblem,
  tidyOrigin,
} from "../ui/checks.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Door } from "./Door.tsx";

interface SetupPageProps {
  /** Null when the address carries none. */
  token: string | null;
  /** Answers the line to paste; null when everything was created but the line could not be fetched. */
  onSetup: (input: SetupInput) => Promise<string | null>;
  onFinish: () => void;
}

/** The first minute of an installation: the owner, the first site, and the line to paste. */
export function SetupPage({ token, onSetup, onFinish }: SetupPageProps): JSX.Element {
  const [outcome, setOutcome] = useState<{ snippet: string | null } | undefined>(undefined);
  const form = useForm({
    initial: { email: "", name: "", password: "", siteName: "", origin: "" },
    check: (values) => ({
      email: emailProblem(values.email),
      name: neededProblem(values.name),
      password: newPasswordProblem(values.password),
      siteName: neededProblem(values.siteName),
      origin: originProblem(values.origin),
    }),
    send: async ({ origin, ...values }) => {
      if (token === null) return;
      const email = values.email.trim();
      setOutcome({
        snippet: await onSetup({ ...values, email, token, origins: [tidyOrigin(origin)] }),
      });
    },
    refused: {
      "password.too-weak": "password",
      "contact.invalid": "email",
      "value.taken": "email",
      "value.invalid": "origin",
    },
  });
  if (outcome !== undefined) return <SetupDone snippet={outcome.snippet} onFinish={onFinish} />;

  const field = (key: keyof typeof form.values) => ({
    value: form.values[key],
    problem: form.problems[key],
    onValue: (value: string) => form.set(key, value),
  });
  return (
    <Door title={t.door.setupTitle} intro={<p>{t.door.setupIntro}</p>} isWide>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={token === null ? t.door.linkMissing : form.problems.form} />
        <Field
          {...field("email")}
          label={t.door.email}
          type="email"
          autoComplete="username"
          hasFocus
        />
        <Field
          {...field("name")}
          label={t.door.yourName}
          hint={t.door.yourNameHint}
          autoComplete="name"
          maxLength={MAX_NAME_CHARS}
        />
        <Field
          {...field("password")}
          label={t.door.password}
          hint={t.door.newPasswordHint}
          type="password"
          autoComplete="new-password"
        />
        <Field
          {...field("siteName")}
          label={t.door.siteName}
          hint={t.door.siteNameHint}
          maxLength={MAX_NAME_CHARS}
        />
        <Field {...field("origin")} label={t.door.origin} hint={t.door.originHint} type="url" />
        <button class="button is-main" type="submit" disabled={form.isBusy || token === null}>
          {form.isBusy ? t.door.settingUp : t.door.finishSetup}
        </button>
      </form>
    </Door>
  );
}

function SetupDone(props: { snippet: string | null; onFinish: () => void }): JSX.Element {
  return (
    <Door title={t.door.setupDoneTitle} intro={<p>{t.door.setupDoneIntro}</p>} isWide>
      {props.snippet === null ? (
        <p class="callout">{t.door.snippetUnavailable}</p>
      ) : (
        <>
          <CopyText text={props.snippet} label={t.settings.sites.snippet} />
          <p class="field-hint">{t.door.snippetLater}</p>
        </>
      )}
      <div class="form-actions">
        <button type="button" class="button is-main" onClick={props.onFinish}>
          {t.door.goToInbox}
        </button>
      </div>
    </Door>
  );
}
