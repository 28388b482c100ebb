import { actionIds } from "./action-table.ts";
import type { Actions } from "./actions.ts";
import { type ChosenKeys, isHeldWithMod, isPressed, keysOf } from "./bindings.ts";
import { strokeOf } from "./stroke.ts";

/** How long the second of two keys may take. */
const SECOND_KEY_MS = 1500;

interface ListenOptions {
  actions: Actions;
  chosen: () => ChosenKeys;
  isMac: boolean;
  /** Whether keys pressed there are text. */
  isTypedInto: (target: EventTarget | null) => boolean;
  /** Whether a dialog is open: what lies behind it can't be seen, and its keys are its own. */
  isBehindDialog: () => boolean;
}

/**
 * What a key pressed anywhere on the page does. Nothing while an input method composes, while a dialog is open, when a part of the page has answered
 * it, and in fields nothing that is text there (KY2).
 */
export function createKeyListener(options: ListenOptions): (event: KeyboardEvent) => void {
  let first: { stroke: string; atMs: number } | undefined;
  return (event) => {
    const { defaultPrevented, isComposing, keyCode, target, timeStamp } = event;
    if (defaultPrevented || isComposing || keyCode === 229 || options.isBehindDialog()) return;
    const stroke = strokeOf(event, options.isMac);
    if (stroke === undefined) return;
    const isTyped = options.isTypedInto(target);
    const begun =
      first !== undefined && timeStamp - first.atMs <= SECOND_KEY_MS ? first : undefined;
    first = undefined;
    const pressed = begun === undefined ? stroke : `${begun.stroke} ${stroke}`;
    const chosen = options.chosen();
    const available = options.actions.available();
    const bound = actionIds.flatMap((id) => {
      const keys = keysOf(id, chosen);
      const run = available.get(id);
      if (keys === undefined || run === undefined) return [];
      return isTyped && !isHeldWithMod(keys) && keys !== "Escape" ? [] : [{ keys, run }];
    });
    const action = bound.find(({ keys }) => isPressed(keys, pressed));
    if (action !== undefined) {
      event.preventDefault();
      // Held down, a key steps through a list; anything else is done once.
      if (!event.repeat || isStep(action.keys, options)) action.run(stroke);
    } else if (begun === undefined && bound.some(({ keys }) => keys.startsWith(`${stroke} `)))
      first = { stroke, atMs: timeStamp };
  };
}

function isStep(keys: string, { chosen }: ListenOptions): boolean {
  return keys === keysOf("list.next", chosen()) || keys === keysOf("list.previous", chosen());
}
