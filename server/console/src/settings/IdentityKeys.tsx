import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SiteIdentity } from "@presently/shared/protocol";
import { MAX_IDENTITY_KEYS } from "@presently/shared/protocol/identity-limits";
import { locale, t } from "../i18n/index.ts";
import { siteWords } from "../i18n/site.ts";
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

/**
 * The keys that a site signs with: added, shown once, removed. What became of a key is said in a sentence, never the key itself: a screen
 * reader would say it aloud.
 */
export function IdentityKeys(props: IdentityKeysProps): JSX.Element {
  const { keys, isLastNeeded } = props;
  const words = siteWords.identity;
  const [told, setTold] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const form = useForm({ initial: {}, check: () => ({}), send: props.onAdd });
  const remove = async (keyId: Key["keyId"]): Promise<void> => {
    await props.onRemove(keyId);
    setTold(words.removed);
    title.current?.focus(); // the button goes with its row
  };
  return (
    <section class="field">
      <h3 ref={title} tabIndex={-1}>
        {words.keys}
      </h3>
      <span role="status" class="field-hint">
        {told}
      </span>
      {keys.length === 0 && <p class="field-hint">{words.none}</p>}
      <ul>
        {keys.map((key) => (
          <KeyRow
            key={key.keyId}
            item={key}
            mayRemove={!isLastNeeded || keys.length > 1}
            onRemove={() => remove(key.keyId)}
            onShow={() => props.onShow(key.keyId)}
            onTell={setTold}
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
  onTell: (text: string) => void;
}

function KeyRow({ item, mayRemove, onRemove, onShow, onTell }: KeyRowProps): JSX.Element {
  const words = siteWords.identity;
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const line = useId();
  const shown = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const removeButton = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const showing = useForm({
    initial: {},
    check: () => ({}),
    send: async () => {
      setSecret(await onShow());
      onTell(words.shown);
    },
    words: { "not-found": words.showFailed },
  });
  const removing = useForm({ initial: {}, check: () => ({}), send: onRemove });
  // What a press takes away hands the focus to what stands in its place; of a question that is the answer that harms nothing.
  useLayoutEffect(() => {
    if (secret !== undefined) shown.current?.querySelector("button")?.focus();
  }, [secret]);
  useLayoutEffect(() => {
    if (isAsking) cancelButton.current?.focus();
    else if (asked.current) removeButton.current?.focus();
    asked.current = isAsking;
  }, [isAsking]);
  const made = new Date(item.createdAtMs).toLocaleString(locale, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <li>
      <p id={line}>
        {words.created(made)} <code>{item.keyId.slice(0, 8)}…</code>
      </p>
      <FormProblem text={showing.problems.form ?? removing.problems.form} />
      {secret !== undefined && (
        <div ref={shown}>
          <p class="field-hint">{words.shownHint}</p>
          <CopyText text={secret} label={words.secret} />
        </div>
      )}
      <div class="form-actions">
        {!item.wasShown && secret === undefined && (
          <form onSubmit={showing.submit}>
            <button
              type="submit"
              class="button is-small"
              aria-describedby={line}
              disabled={showing.isBusy}
            >
              {words.show}
            </button>
          </form>
        )}
        {!mayRemove && <span class="field-hint">{words.lastStays}</span>}
        {mayRemove && !isAsking && (
          <button
            type="button"
            class="link-button"
            ref={removeButton}
            aria-describedby={line}
            onClick={() => {
              setAsking(true);
              onTell(words.removeAsk);
            }}
          >
            {words.remove}
          </button>
        )}
        {mayRemove && isAsking && (
          <form class="form-actions" onSubmit={removing.submit}>
            <button
              type="submit"
              class="button is-small"
              aria-describedby={line}
              disabled={removing.isBusy}
            >
              {words.removeSure}
            </button>
            <button
              type="button"
              class="button is-small"
              ref={cancelButton}
              aria-describedby={line}
              onClick={() => {
                setAsking(false);
                onTell("");
              }}
            >
              {t.settings.cancel}
            </button>
          </form>
        )}
      </div>
    </li>
  );
}
