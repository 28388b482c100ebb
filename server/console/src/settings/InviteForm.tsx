import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Role, SettingsView, SiteId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { emailProblem } from "../ui/checks.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { RoleSelect } from "./RoleSelect.tsx";

interface InviteFormProps {
  sites: SettingsView["sites"];
  granter: Role;
  onInvite: (input: { email: string; role: Role; siteId: SiteId }) => Promise<string>;
}

/** An invitation is a link to hand over by oneself: nothing is mailed (R32). */
export function InviteForm({ sites, granter, onInvite }: InviteFormProps): JSX.Element {
  const words = t.settings.team;
  const [made, setMade] = useState<{ email: string; link: string } | undefined>(undefined);
  const form = useForm<{ email: string; role: Role; siteId: SiteId | undefined }>({
    initial: { email: "", role: "agent", siteId: sites[0]?.siteId },
    check: ({ email }) => ({ email: emailProblem(email) }),
    send: async ({ email, role, siteId }) => {
      if (siteId === undefined) return;
      setMade({ email: email.trim(), link: await onInvite({ email: email.trim(), role, siteId }) });
    },
    refused: { "value.taken": "email", "contact.invalid": "email" },
  });
  if (made !== undefined)
    return (
      <section class="panel form" aria-live="polite">
        <h2>{words.link(made.email)}</h2>
        <p class="field-hint">{words.inviteIntro}</p>
        <CopyText text={made.link} label={words.link(made.email)} />
        <div>
          <button
            type="button"
            class="button"
            onClick={() => {
              setMade(undefined);
              form.reset({ email: "", role: "agent", siteId: sites[0]?.siteId });
            }}
          >
            {words.another}
          </button>
        </div>
      </section>
    );
  return (
    <form class="panel form" noValidate onSubmit={form.submit}>
      <h2>{words.invite}</h2>
      <p class="field-hint">{words.inviteIntro}</p>
      <FormProblem text={form.problems.form} />
      <div class="form is-row">
        <Field
          label={words.email}
          type="email"
          value={form.values.email}
          problem={form.problems.email}
          onValue={(value) => form.set("email", value)}
        />
        <RoleSelect
          label={words.role}
          value={form.values.role}
          granter={granter}
          problem={form.problems.role}
          onChange={(role) => form.set("role", role)}
        />
      </div>
      {sites.length > 1 && (
        <div class="field">
          <label for="invite-site">{words.site}</label>
          <select
            id="invite-site"
            class="input"
            value={form.values.siteId}
            onChange={(event) =>
              form.set(
                "siteId",
                sites.find((site) => site.siteId === event.currentTarget.value)?.siteId,
              )
            }
          >
            {sites.map((site) => (
              <option key={site.siteId} value={site.siteId}>
                {site.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <button type="submit" class="button is-main" disabled={form.isBusy}>
          {form.isBusy ? words.creating : words.createLink}
        </button>
      </div>
    </form>
  );
}
