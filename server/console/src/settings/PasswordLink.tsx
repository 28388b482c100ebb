import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

interface PasswordLinkProps {
  email: string;
  onMake: () => Promise<string>;
}

/** The way back for a colleague who forgot the password: a link to hand over, nothing is mailed (R32). */
export function PasswordLink({ email, onMake }: PasswordLinkProps): JSX.Element {
  const words = t.settings.team;
  const [link, setLink] = useState<string | undefined>(undefined);
  const form = useForm({
    initial: {},
    check: () => ({}),
    send: async () => setLink(await onMake()),
  });
  return (
    <form class="form" onSubmit={form.submit} aria-live="polite">
      <FormProblem text={form.problems.form} />
      {link === undefined ? (
        <div class="form-actions">
          <button type="submit" class="button is-small" disabled={form.isBusy}>
            {words.passwordLink}
          </button>
          <span class="field-hint">{words.passwordLinkHint}</span>
        </div>
      ) : (
        <>
          <p class="field-hint">{words.passwordLinkHint}</p>
          <CopyText text={link} label={words.link(email)} />
        </>
      )}
    </form>
  );
}
