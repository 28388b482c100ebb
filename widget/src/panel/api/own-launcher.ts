import type { PanelHandle } from "../panel-handle.ts";

/**
 * Makes the site's own button a launcher: it closes what is open, and screen readers are told what it does and whether it is done. Elements
 * that the page puts there later are told with the next change.
 */
export function followOwn(selector: string, handle: PanelHandle): void {
  const { root, signal, state } = handle;
  const marked = new Set<Element>();
  const { host } = root;
  const readyAtMs = performance.now();

  // While the panel came, an impatient second click was not to close what the first one opens.
  handle.closes = (trigger, atMs) => atMs > readyAtMs && trigger.matches(selector);

  function mark(isOpen: boolean) {
    host.id ||= "presently-chat";
    for (const each of document.querySelectorAll(selector)) {
      marked.add(each);
      each.ariaExpanded = String(isOpen);
      each.setAttribute("aria-controls", host.id);
    }
  }

  mark(state.open);
  addEventListener("presently:open", () => mark(true), { signal });
  addEventListener("presently:close", () => mark(false), { signal });
  signal.addEventListener("abort", () => {
    for (const each of marked) {
      each.ariaExpanded = null;
      each.removeAttribute("aria-controls");
    }
  });
}
