import type { JSX } from "preact";
import type { AgentCommand, IdentityMode, SettingsView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { siteWords } from "../i18n/site.ts";
import { Choice } from "../ui/Choice.tsx";
import { CopyText } from "../ui/CopyText.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { IdentityKeys } from "./IdentityKeys.tsx";
import { SaveBar } from "./SaveBar.tsx";

interface IdentitySettingsProps {
  site: SettingsView["sites"][number];
  send: (command: AgentCommand) => Promise<void>;
  onShowKey: ConsoleApi["showIdentityKey"];
}

/** Whether a site's own server says who a visitor is, the keys it signs with, and how (R26). */
export function IdentitySettings({ site, send, onShowKey }: IdentitySettingsProps): JSX.Element {
  const words = siteWords.identity;
  const { siteId, identity } = site;
  const form = useForm<{ mode: IdentityMode }>({
    initial: { mode: identity.mode },
    check: ({ mode }) =>
      mode !== "off" && identity.keys.length === 0 ? { form: words.needsKey } : {},
    send: ({ mode }) => send({ type: "identity.setMode", siteId, mode }),
    words: { "value.invalid": words.needsKey },
  });
  return (
    <div class="panel">
      <form class="form" noValidate onSubmit={form.submit}>
        <h2>
          {words.title}: <bdi>{site.name}</bdi>
        </h2>
        <p class="field-hint">{words.intro}</p>
        <FormProblem text={form.problems.form} />
        <Choice
          legend={words.mode}
          value={form.values.mode}
          options={[
            { value: "required", label: words.required, hint: words.requiredHint },
            { value: "optional", label: words.optional, hint: words.optionalHint },
            { value: "off", label: words.off },
          ]}
          onValue={(mode) => form.set("mode", mode)}
        />
        <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
      </form>
      <IdentityKeys
        keys={identity.keys}
        isLastNeeded={identity.mode !== "off"}
        onAdd={() => send({ type: "identity.addKey", siteId })}
        onRemove={(keyId) => send({ type: "identity.removeKey", siteId, keyId })}
        onShow={(keyId) => onShowKey(siteId, keyId)}
      />
      <section class="field">
        <h3>{words.recipe}</h3>
        <p class="field-hint">{words.recipeHint(site.siteKey)}</p>
        <CopyText text={words.recipeCode} label={words.recipe} />
      </section>
    </div>
  );
}
