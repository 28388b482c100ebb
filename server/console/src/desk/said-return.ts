import type { ReadonlySignal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { KeyedStorage } from "@presently/shared/client";
import type { Availability, LastingEventOf } from "@presently/shared/protocol";
import { parseKept } from "../kept-json.ts";

/** When an agent who is away means to be back, and from what: it holds only as long as they are that. */
interface SaidReturn {
  readonly availability: Availability;
  readonly backAtMs: number;
}

/**
 * What this agent said of their return, as the desk told it. No picture of the desk holds it, so it is kept in `storage` for a page that
 * is loaded anew: that of the tab alone, since what another device says while nobody listens here would not be heard.
 */
export function createSaidReturn(storage: KeyedStorage, key: string) {
  const said = signal<SaidReturn | undefined>(parseKept(storage.get(key), isSaidReturn));
  return {
    value: said as ReadonlySignal<SaidReturn | undefined>,
    /** The agent's availability changed, or what they say of their return. */
    hear({ availability, backAtMs }: LastingEventOf<"agent.availabilityChanged">): void {
      said.value = backAtMs === undefined ? undefined : { availability, backAtMs };
      if (said.value === undefined) storage.remove(key);
      else storage.set(key, JSON.stringify(said.value));
    },
  };
}

function isSaidReturn(value: unknown): value is SaidReturn {
  return (
    typeof value === "object" &&
    value !== null &&
    "availability" in value &&
    "backAtMs" in value &&
    typeof value.backAtMs === "number"
  );
}
