import type { EventName } from "../../contract.ts";

/** Every event's name, once: a new one does not compile without. */
const EVENTS: Record<EventName, true> = {
  ready: true,
  open: true,
  close: true,
  unread: true,
  connection: true,
  availability: true,
  queue: true,
  turn: true,
  status: true,
  agent: true,
  message: true,
  rated: true,
  error: true,
};

/**
 * Tells the tag manager's layer of every event, under one name of ours. What people wrote is left out: what stands in that layer goes to
 * others.
 */
export function tellDataLayer(signal: AbortSignal): void {
  for (const name of Object.keys(EVENTS)) {
    const type = `presently:${name}`;
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<unknown>; // only ours are called so
      const { text: _text, comment: _comment, ...told } = Object(detail) as Record<string, unknown>;
      const isObject = typeof detail === "object" && detail !== null;
      const layer = ((window as { dataLayer?: unknown }).dataLayer ??= []);
      if (Array.isArray(layer)) layer.push({ event: type, presently: isObject ? told : detail });
    };
    addEventListener(type, hear, { signal });
  }
}
