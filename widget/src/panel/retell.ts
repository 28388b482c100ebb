type Fields = Event & Record<string, unknown>;

/**
 * Tells an event that was stopped on its way into the chat again inside, as a plain `Event`, since a synthetic KeyboardEvent becomes composed
 * in Firefox and leaks to the page. What a listener of ours prevents is prevented on the original.
 */
export function retell(event: Event, path: readonly EventTarget[]): void {
  if (!path[0]?.dispatchEvent(copyOf(event))) event.preventDefault();
}

/** A plain event that bubbles inside the shadow tree only, with the fields that a plain event has not: the key and what is held with it. */
export function copyOf(event: Event): Event {
  // It has room for whatever is written to it. Old libraries have an `Event` of their own.
  const copy = new CustomEvent(event.type, { bubbles: true, cancelable: true }) as Event as Fields;
  for (const name in event) if (!(name in copy)) copy[name] = (event as Fields)[name];
  return copy;
}
