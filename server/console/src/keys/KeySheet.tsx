import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { type ActionId, actionIds, declared, places } from "./action-table.ts";
import { type ChosenKeys, keysOf } from "./bindings.ts";
import { Keys } from "./Keys.tsx";

interface KeySheetProps {
  /** What could be done when the sheet was asked for. */
  available: ReadonlySet<ActionId>;
  chosen: ChosenKeys;
  settingsHref: string;
  onClose: () => void;
}

/** Every key that does something now, by where it holds. */
export function KeySheet({ available, chosen, settingsHref, onClose }: KeySheetProps): JSX.Element {
  const words = t.keys.sheet;
  return (
    <Dialog labelledBy="keys-title" onClose={onClose}>
      <h2 id="keys-title">{words.title}</h2>
      <p class="field-hint">{words.hint}</p>
      <div class="key-groups">
        {places.map((place) => {
          const rows = actionIds.flatMap((id) => {
            const keys = keysOf(id, chosen);
            return declared(id).place === place && available.has(id) && keys !== undefined
              ? [{ id, keys }]
              : [];
          });
          if (rows.length === 0) return null;
          return (
            <section key={place}>
              <h3 class="field-label">{t.keys.places[place]}</h3>
              <dl class="key-rows">
                {rows.map(({ id, keys }) => (
                  <div key={id}>
                    <dt>{t.keys.actions[id]}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
                {place === "list" && (
                  <div>
                    <dt>{words.open}</dt>
                    <dd>
                      <Keys keys="Enter" />
                    </dd>
                  </div>
                )}
              </dl>
            </section>
          );
        })}
      </div>
      <div class="form-actions is-end">
        <a class="button is-quiet" href={settingsHref} onClick={onClose}>
          {words.change}
        </a>
        <button type="button" class="button is-main" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}
