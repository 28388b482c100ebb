import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SiteIdentity } from "@presently/shared/protocol";
import { MAX_IDENTITY_KEYS } from "@presently/shared/protocol/identity-limits";
import { locale, t } from "../i18n/index.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

type Key = SiteIdentity["keys"][number];

interface IdentityKeysProps {
  keys: readonly Key[];
  /** Whether identities are asked for: then one key stays. */
  isLastNeeded: boolean;
  onAdd: () => Promise<void>;
  onRemove: (keyId: Key["keyId"]) => Promise<void>;
  onShow: (keyId: Key["keyId"]) => Promise<string>;
}

/** The keys that a site signs with: added, shown once, removed. */
export function IdentityKeys(props: IdentityKeysProps): JSX.Element {
  const { keys, isLastNeeded } = props;
  const words = t.identity;
  const form = useForm({ initial: {}, check: () => ({}), send: props.onAdd });
  return (
    <section class="field">
      <h3>{words.keys}</h3>
      {keys.length === 0 && <p class="field-hint">{words.none}</p>}
      <ul>
        {keys.map((key) => (
          <KeyRow
            key={key.keyId}
            item={key}
            mayRemove={!isLastNeeded || keys.length > 1}
            onRemove={() => props.onRemove(key.keyId)}
            onShow={() => props.onShow(key.keyId)}
          />
        ))}
      </ul>
      {keys.length < MAX_IDENTITY_KEYS && (
        <form class="form" onSubmit={form.submit}>
          <FormProblem text={form.problems.form} />
          <div class="form-actions">
            <button type="submit" class="button is-small" disabled={form.isBusy}>
              {words.add}
            </button>
            <span class="field-hint">{words.addHint}</span>
          </div>
        </form>
      )}
    </section>
  );
}

interface KeyRowProps {
  item: Key;
  mayRemove: boolean;
  onRemove: () => Promise<void>;
  onShow: () => Promise<string>;
}

function KeyRow({ item, mayRemove, onRemove, onShow }: KeyRowProps): JSX.Element {
  const words = t.identity;
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const showing = useForm({
    initial: {},
    check: () => ({}),
    send: async () => setSecret(await onShow()),
    words: { "not-found": words.showFailed },
  });
  const removing = useForm({ initial: {}, check: () => ({}), send: onRemove });
  const made = new Date(item.createdAtMs).toLocaleString(locale, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <li aria-live="polite">
      <p>
        {words.created(made)} <code>{item.keyId.slice(0, 8)}…</code>
      </p>
      <FormProblem text={showing.problems.form ?? removing.problems.form} />
      {secret !== undefined && (
        <>
          <p class="field-hint">{words.shownHint}</p>
          <CopyText text={secret} label={words.secret} />
        </>
      )}
      <div class="form-actions">
        {!item.wasShown && secret === undefined && (
          <form onSubmit={showing.submit}>
            <button type="submit" class="button is-small" disabled={showing.isBusy}>
              {words.show}
            </button>
          </form>
        )}
        {!mayRemove && <span class="field-hint">{words.lastStays}</span>}
        {mayRemove && !isAsking && (
          <button type="button" class="link-button" onClick={() => setAsking(true)}>
            {words.remove}
          </button>
        )}
        {mayRemove && isAsking && (
          <form class="form-actions" onSubmit={removing.submit}>
            <button type="submit" class="button is-small" disabled={removing.isBusy}>
              {words.removeSure}
            </button>
            <button type="button" class="button is-small" onClick={() => setAsking(false)}>
              {t.settings.cancel}
            </button>
          </form>
        )}
      </div>
    </li>
  );
}
