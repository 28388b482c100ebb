type Fields = Event & Record<string, unknown>;

/**
 * Keys and what comes of them; pointers, touches and focus, which traps keep to themselves; scrolling, which pages take over. No click of ours
 * is one beside the page's dialog or menu either. What a click does by itself, such as sending a form, it still does. That a pointer moves, or
 * is let go, stays the page's to hear.
 */
export const SHIELDED =
  "keydown keyup keypress pointerdown mousedown click touchstart touchend touchmove wheel beforeinput input focusin focusout copy cut paste";

/**
 * Keeps what happens inside the host element from the page's own shortcuts and focus traps: such an event is stopped on its way in
 * and told again inside, as a plain `Event`, since a synthetic KeyboardEvent becomes composed in Firefox and leaks to the page. What a
 * listener of ours prevents is prevented on the original. Known limit: a listener of the page on window's capture phase that was
 * registered before ours hears the event first.
 */
export function shield(target: EventTarget, host: EventTarget, signal: AbortSignal): void {
  for (const type of SHIELDED.split(" ")) {
    target.addEventListener(type, retell, { capture: true, signal });
  }

  function retell(event: Event) {
    const path = event.composedPath();
    if (!path.includes(host)) return; // a copy of ours does not come by: it is not composed
    event.stopImmediatePropagation();
    if (!path[0]?.dispatchEvent(copyOf(event))) event.preventDefault();
  }
}

/** A plain event that bubbles inside the shadow tree only, with the fields that a plain event has not: the key and what is held with it. */
export function copyOf(event: Event): Event {
  // It has room for whatever is written to it. Old libraries have an `Event` of their own.
  const copy = new CustomEvent(event.type, { bubbles: true, cancelable: true }) as Event as Fields;
  for (const name in event) if (!(name in copy)) copy[name] = (event as Fields)[name];
  return copy;
}
