import type { PanelHandle } from "../panel-handle.ts";

/**
 * Makes the site's own button a launcher: it closes what is open, and screen readers are told what it does and whether it is done. Elements
 * that the page puts there later are told with the next change.
 */
export function followOwn(selector: string, handle: PanelHandle): void {
  const { root, signal, state } = handle;
  /** What the page itself says of each, to be put back. */
  const marked = new Map<Element, readonly [expanded: string | null, controls: string | null]>();
  const { host } = root;
  const readyAtMs = performance.now();

  // While the panel came, an impatient second click was not to close what the first one opens.
  handle.closes = (trigger, atMs) => atMs > readyAtMs && trigger.matches(selector);

  function mark(isOpen: boolean) {
    host.id ||= "presently-chat";
    for (const each of document.querySelectorAll(selector)) {
      const said = [each.ariaExpanded, each.getAttribute("aria-controls")] as const;
      if (!marked.has(each)) marked.set(each, said);
      each.ariaExpanded = String(isOpen);
      each.setAttribute("aria-controls", host.id);
    }
  }

  mark(state.open);
  addEventListener("presently:open", () => mark(true), { signal });
  addEventListener("presently:close", () => mark(false), { signal });
  signal.addEventListener("abort", () => {
    for (const [each, [expanded, controls]] of marked) {
      each.ariaExpanded = expanded;
      if (controls === null) each.removeAttribute("aria-controls");
      else each.setAttribute("aria-controls", controls);
    }
  });
}
