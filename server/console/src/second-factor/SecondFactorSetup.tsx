import "../style/second-factor.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SecondFactorSecret } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { CodeField } from "./CodeField.tsx";
import { QrCode } from "./QrCode.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import type { SecondFactorApi } from "./second-factor-api.ts";

interface SecondFactorSetupProps {
  api: Pick<SecondFactorApi, "begin" | "confirm">;
  /** The codes have been seen. */
  onDone: () => void;
}

/** Switching one's second step on: the password, the app's first code, then the recovery codes (TF2). */
export function SecondFactorSetup({ api, onDone }: SecondFactorSetupProps): JSX.Element {
  const [secret, setSecret] = useState<SecondFactorSecret | undefined>();
  const [codes, setCodes] = useState<readonly string[] | undefined>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (secret === undefined)
    return <Begin onBegin={async (password) => setSecret(await api.begin(password))} />;
  return <Confirm secret={secret} onConfirm={async (code) => setCodes(await api.confirm(code))} />;
}

function Begin({ onBegin }: { onBegin: (password: string) => Promise<void> }): JSX.Element {
  const words = t.secondFactor;
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: neededProblem(password) }),
    send: ({ password }) => onBegin(password),
    refused: { "sign-in.failed": "password" },
    words: { "sign-in.failed": words.passwordWrong },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.password}
        type="password"
        autoComplete="current-password"
        value={form.values.password}
        problem={form.problems.password}
        onValue={(value) => form.set("password", value)}
      />
      <div class="form-actions">
        <button type="submit" class="button is-main" disabled={form.isBusy}>
          {form.isBusy ? words.checking : words.begin}
        </button>
      </div>
    </form>
  );
}

function Confirm({
  secret,
  onConfirm,
}: {
  secret: SecondFactorSecret;
  onConfirm: (code: string) => Promise<void>;
}): JSX.Element {
  const words = t.secondFactor;
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: neededProblem(code) }),
    send: ({ code }) => onConfirm(code),
    refused: { "second-factor.failed": "code" },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <p>{words.scan}</p>
      <QrCode text={secret.uri} label={words.qr} />
      <CopyText text={inFours(secret.secret)} label={words.secret} />
      <CodeField
        isAppOnly
        hasFocus
        value={form.values.code}
        problem={form.problems.code}
        onValue={(value) => form.set("code", value)}
      />
      <div class="form-actions">
        <button type="submit" class="button is-main" disabled={form.isBusy}>
          {form.isBusy ? words.checking : words.switchOn}
        </button>
      </div>
    </form>
  );
}

/** Easier to type; apps ignore the spaces. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
