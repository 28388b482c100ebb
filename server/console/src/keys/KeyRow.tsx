import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { type ActionId, actionIds, declared } from "./action-table.ts";
import { isMac, Keys, keyWords } from "./Keys.tsx";
import { strokeOf } from "./stroke.ts";

interface KeyRowProps {
  id: ActionId;
  /** Undefined: none. */
  keys: string | undefined;
  /** Whether the agent has chosen them. */
  isOwn: boolean;
  /** Why the keys that were pressed last were not taken. */
  problem: string | undefined;
  /** Gives the action these keys, "" for none; answers whether they were taken. */
  onGive: (keys: string) => boolean;
  onForgetProblem: () => void;
}

/** Keys that only begin others: pressed here, the second is waited for. */
const firstOfTwo: ReadonlySet<string> = new Set(
  actionIds.flatMap((id) => {
    const strokes = declared(id).keys.split(" ");
    return strokes.length > 1 ? strokes.slice(0, 1) : [];
  }),
);

/** One action and its keys, which are changed by pressing others. */
export function KeyRow(props: KeyRowProps): JSX.Element {
  const { id, keys, problem } = props;
  const words = t.keys.settings;
  const action = t.keys.actions[id];
  /** What was pressed so far; undefined = nothing is being chosen. */
  const [begun, setBegun] = useState<string | undefined>();
  const isFixed = declared(id).isFixed === true;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (begun === undefined || event.key === "Tab") return;
    const stroke = strokeOf(event, isMac);
    if (stroke === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === "Escape") {
      setBegun(undefined);
      props.onForgetProblem();
      return;
    }
    const pressed = begun === "" ? stroke : `${begun} ${stroke}`;
    if (firstOfTwo.has(pressed)) setBegun(pressed);
    else setBegun(props.onGive(pressed) ? undefined : "");
  };

  return (
    <li>
      <span class="key-action">{action}</span>
      <span class="key-now">
        {begun !== undefined ? (
          <span class="field-hint" role="status">
            {begun === "" ? words.press : words.pressSecond(keyWords(begun))}
          </span>
        ) : keys === undefined ? (
          <span class="field-hint">{words.none}</span>
        ) : (
          <Keys keys={keys} />
        )}
      </span>
      <span class="key-acts">
        {isFixed ? (
          <span class="field-hint">{words.fixed}</span>
        ) : (
          <>
            <button
              type="button"
              class="button is-small"
              aria-label={words.changeOf(action)}
              aria-pressed={begun === undefined ? "false" : "true"}
              onClick={() => setBegun(begun === undefined ? "" : undefined)}
              onKeyDown={onKeyDown}
              onBlur={() => setBegun(undefined)}
            >
              {words.change}
            </button>
            <button
              type="button"
              class="button is-small is-quiet"
              aria-label={words.offOf(action)}
              aria-disabled={keys === undefined ? "true" : "false"}
              onClick={() => {
                if (keys !== undefined) props.onGive("");
              }}
            >
              {words.off}
            </button>
            {props.isOwn && (
              <button
                type="button"
                class="button is-small is-quiet"
                aria-label={words.resetOf(action)}
                onClick={() => props.onGive(declared(id).keys)}
              >
                {words.reset}
              </button>
            )}
          </>
        )}
      </span>
      <span role="alert" class="key-problem field-problem">
        {problem}
      </span>
    </li>
  );
}
