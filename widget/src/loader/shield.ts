/** Keys and what comes of them; focus, which traps would pull out again; scrolling, which pages take over for themselves. */
const TYPES =
  "keydown keyup keypress beforeinput input paste copy cut focusin focusout wheel touchmove";
type Fields = Event & Record<string, unknown>;

/**
 * Keeps what happens inside the host element from the page's own shortcuts and focus traps: such an event is stopped on its way in
 * and told again inside, as a plain `Event`, since a synthetic KeyboardEvent becomes composed in Firefox and leaks to the page. What a
 * listener of ours prevents is prevented on the original. Known limit: a listener of the page on window's capture phase that was
 * registered before ours hears the event first.
 */
export function shield(target: EventTarget, host: EventTarget, signal: AbortSignal): void {
  for (const type of TYPES.split(" ")) {
    target.addEventListener(type, retell, { capture: true, signal });
  }

  function retell(event: Event) {
    const path = event.composedPath();
    if (!event.composed || !path.includes(host)) return; // a copy of ours is not composed
    event.stopImmediatePropagation();
    if (!path[0]?.dispatchEvent(copyOf(event))) event.preventDefault();
  }
}

/** A plain event that bubbles inside the shadow tree only, with the fields that a plain event has not: the key and what is held with it. */
export function copyOf(event: Event): Event {
  const init = { bubbles: true, cancelable: event.cancelable };
  const copy = new Event(event.type, init) as Fields; // has room for whatever is written to it
  for (const name in event) if (!(name in copy)) copy[name] = (event as Fields)[name];
  return copy;
}
