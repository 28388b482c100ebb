/** Put back so often at most: a page that removes us again and again wins in the end, without a freeze. */
const MAX_RETURNS = 50;

/**
 * The element that holds the chat: a manual popover, so that it stands in the top layer above any z-index and outside any transformed
 * ancestor; a child of <html>, because frameworks replace the body; with an open shadow root, since accessibility tools see nothing in
 * a closed one. Styles are adopted sheets: a strict content-security policy blocks every other kind.
 */
export function createHost(css: string, signal: AbortSignal): ShadowRoot {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  let returns = 0;
  const watcher = new MutationObserver(() => {
    if (!host.isConnected && returns++ < MAX_RETURNS) follow();
  });
  host.popover = "manual";
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  /** Puts the host there and watches the children of what is above it, never a subtree: that slowed pages 50 times. */
  function place(parent: Element) {
    const focused = root.activeElement;
    parent.append(host);
    host.showPopover?.();
    (focused as HTMLElement | null)?.focus(); // nothing else can have the focus in here
    // Out of a shadow tree, too, but its root is no part of a component that is taken away.
    for (
      let node: Node | null = parent;
      node;
      node = node.parentNode ?? (node as ShadowRoot).host
    ) {
      watcher.observe(node, { childList: true });
    }
    // Not every browser tells of a dialog that opens; but it always takes the focus. That one closes a shadow tree keeps for itself.
    for (const type of "focusin toggle close".split(" ")) {
      parent.addEventListener(type, follow, { capture: true, signal });
    }
  }

  /**
   * A modal dialog makes everything outside itself inert, so the host moves in with it, and back. One in a web component is found by the
   * focus that it takes.
   */
  function follow(event?: Event) {
    const modal = "dialog:modal";
    const parent =
      // Window and document stand in the path, too, and have no `matches`.
      (event?.composedPath() as Element[] | undefined)?.find((node) => node.matches?.(modal)) ??
      [...document.querySelectorAll(modal)].at(-1) ??
      host.closest(modal) ??
      document.documentElement;
    if (parent && host.parentNode !== parent) place(parent); // a document may be without its root for a moment
  }

  follow();
  signal.addEventListener("abort", () => {
    watcher.disconnect();
    host.remove();
  });
  return root;
}
