import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { type ActionId, actionIds, declared, places } from "./action-table.ts";
import { type ChosenKeys, defaultKeys, type KeyChoice, keysOf, whyRefused } from "./bindings.ts";
import { KeyRow } from "./KeyRow.tsx";
import { keyWords } from "./Keys.tsx";

/** The keys as an agent wants them: all of one key off, each changed or off, and what Enter does (KY3, KY4; WCAG 2.1.4). */
export function KeySettings({ choice }: { choice: KeyChoice }): JSX.Element {
  const words = t.keys.settings;
  const chosen = choice.chosen.value;
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<{ id: ActionId; text: string } | undefined>();
  const change = (next: Partial<ChosenKeys>): void => choice.choose({ ...chosen, ...next });

  /** Whether the keys were taken; otherwise the row says why not. */
  const give = (id: ActionId, keys: string): boolean => {
    const refused = keys === "" ? undefined : whyRefused(id, keys, chosen);
    if (refused !== undefined) {
      const text =
        refused.why === "taken"
          ? words.taken(keyWords(keys), t.keys.actions[refused.by])
          : words.browser;
      setProblem({ id, text });
      return false;
    }
    setProblem(undefined);
    change({ own: { ...chosen.own, [id]: keys } });
    const action = t.keys.actions[id];
    setSaid(keys === "" ? words.switchedOff(action) : words.changed(action, keyWords(keys)));
    return true;
  };

  return (
    <>
      <div class="panel form">
        <Check
          label={words.single}
          hint={words.singleHint}
          isChecked={chosen.hasSingleKeys}
          onCheck={(hasSingleKeys) => change({ hasSingleKeys })}
        />
        <fieldset class="field">
          <legend class="field-label">{words.sending}</legend>
          {([true, false] as const).map((enterSends) => (
            <label key={String(enterSends)} class="check">
              <input
                type="radio"
                name="enter-sends"
                checked={chosen.enterSends === enterSends}
                onChange={() => change({ enterSends })}
              />
              {enterSends ? words.enterSends : words.modSends}
            </label>
          ))}
        </fieldset>
        <p class="field-hint">{words.where}</p>
      </div>
      <p role="status" class="only-for-readers">
        {said}
      </p>
      {places.map((place) => (
        <section key={place} class="panel">
          <h2>{t.keys.places[place]}</h2>
          <ul class="key-list">
            {actionIds
              .filter((id) => declared(id).place === place)
              .map((id) => (
                <KeyRow
                  key={id}
                  id={id}
                  keys={keysOf(id, { ...chosen, hasSingleKeys: true })}
                  isOwn={chosen.own[id] !== undefined}
                  problem={problem?.id === id ? problem.text : undefined}
                  onGive={(keys) => give(id, keys)}
                  onForgetProblem={() => setProblem(undefined)}
                />
              ))}
          </ul>
        </section>
      ))}
      {Object.keys(chosen.own).length > 0 && (
        <div class="form-actions">
          <button type="button" class="button" onClick={() => change({ own: defaultKeys.own })}>
            {words.resetAll}
          </button>
        </div>
      )}
    </>
  );
}
