import type { ReadonlySignal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage } from "@presently/shared/client";
import { parseKept } from "../kept-json.ts";
import { type ActionId, actionIds, declared } from "./action-table.ts";

/** What an agent chose of the keys. */
export interface ChosenKeys {
  /** Keys without Mod are text for some ways of working, such as dictation: then they are all off (WCAG 2.1.4). */
  readonly hasSingleKeys: boolean;
  /** Whether Enter sends and Shift+Enter starts a new line; otherwise Enter starts one and Mod+Enter sends. */
  readonly enterSends: boolean;
  /** Where an agent gave an action other keys; "" = none. */
  readonly own: Readonly<Partial<Record<ActionId, string>>>;
}

export const defaultKeys: ChosenKeys = { hasSingleKeys: true, enterSends: true, own: {} };

export interface KeyChoice {
  readonly chosen: ReadonlySignal<ChosenKeys>;
  choose(chosen: ChosenKeys): void;
  /** Follows what another tab chooses; returns what ends that. */
  follow(): () => void;
}

/**
 * The keys one agent chose. *Why in this browser and not on the server:* they belong to the keyboard at hand and to who works with it; an agent's
 * other device may have another, and a console that can't reach the server still knows its keys.
 */
export function createKeyChoice(storage: KeyedStorage | undefined, owner: string): KeyChoice {
  const kept = safeStorage(storage);
  const key = `presently.keys.${owner}`;
  const read = (): ChosenKeys => {
    const found = parseKept(kept.get(key), isKept);
    return found === undefined ? defaultKeys : { ...defaultKeys, ...found, own: known(found.own) };
  };
  const chosen = signal(read());
  return {
    chosen,
    choose(next) {
      chosen.value = next;
      kept.set(key, JSON.stringify(next));
    },
    follow: () =>
      kept.onChange?.(() => {
        chosen.value = read();
      }) ?? (() => {}),
  };
}

/** The keys of an action as they are now; undefined where it has none. */
export function keysOf(id: ActionId, chosen: ChosenKeys): string | undefined {
  const { keys, isFixed } = declared(id);
  const own = isFixed === true ? keys : (chosen.own[id] ?? keys);
  if (own === "") return undefined;
  return chosen.hasSingleKeys || isHeldWithMod(own) || own === "Escape" ? own : undefined;
}

/** Whether keys are pressed with Ctrl or Cmd held: those are never text. */
export function isHeldWithMod(keys: string): boolean {
  return keys.startsWith("Mod+");
}

/** Whether what was pressed is what is bound. */
export function isPressed(bound: string, pressed: string): boolean {
  return bound === pressed || (bound === "1…9" && /^[1-9]$/.test(pressed));
}

/** Why `keys` can't be given to `id`; undefined when they can. */
export type Refused =
  | { readonly why: "browser" }
  | { readonly why: "taken"; readonly by: ActionId };

/**
 * Whether keys are free for an action: not the browser's, not another's, and neither the beginning of another's nor begun by another's, since the
 * shorter would always come first (KY4).
 */
export function whyRefused(id: ActionId, keys: string, chosen: ChosenKeys): Refused | undefined {
  if (keys.split(" ").some((stroke) => !/^[!-~]$/.test(stroke))) return { why: "browser" };
  const everything = { ...chosen, hasSingleKeys: true };
  const by = actionIds.find((other) => {
    const bound = other === id ? undefined : keysOf(other, everything);
    if (bound === undefined) return false;
    return isPressed(bound, keys) || begins(bound, keys) || begins(keys, bound);
  });
  return by === undefined ? undefined : { why: "taken", by };
}

function begins(shorter: string, longer: string): boolean {
  const [first] = longer.split(" ");
  return first !== longer && first !== undefined && isPressed(shorter, first);
}

function known(own: ChosenKeys["own"]): ChosenKeys["own"] {
  return Object.fromEntries(
    actionIds.flatMap((id) => {
      const keys = own[id];
      return typeof keys === "string" ? [[id, keys]] : [];
    }),
  );
}

function isKept(value: unknown): value is ChosenKeys {
  return (
    typeof value === "object" &&
    value !== null &&
    "hasSingleKeys" in value &&
    typeof value.hasSingleKeys === "boolean" &&
    "enterSends" in value &&
    typeof value.enterSends === "boolean" &&
    "own" in value &&
    typeof value.own === "object" &&
    value.own !== null
  );
}
