/** What runs in the pages. Each function stands alone: the browser gets its source and nothing around it. */

/** What the chat shows, measured in the page; undefined where there is none. */
export interface Seen {
  readonly launcher: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
    /** Whether a pointer in its middle meets it. */
    readonly isHit: boolean;
    readonly name: string | null;
  };
  readonly screen: { readonly width: number; readonly height: number };
  readonly hostCount: number;
  readonly isOpen: boolean;
  /** Whether the open panel lies on the screen with all its edges. */
  readonly isWholeOnScreen: boolean;
  /** Whether what is typed goes into the chat's box. */
  readonly isBoxFocused: boolean;
  /** Whether anything of the chat has the focus. */
  readonly isFocused: boolean;
  readonly log: string;
}

export function lookAtChat(): Seen | undefined {
  const hosts: Element[] = [];
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) {
    for (const each of tree.querySelectorAll("*")) {
      if (!each.shadowRoot) continue;
      if (each.hasAttribute("popover")) hosts.push(each);
      else trees.push(each.shadowRoot);
    }
  }
  const host = hosts[0];
  const around = host?.getRootNode();
  const root = host?.shadowRoot;
  const button = root?.querySelector<HTMLElement>("button[aria-label^='Chat with us']");
  if (!root || !button) return undefined;
  if (!(around instanceof Document || around instanceof ShadowRoot)) return undefined;
  const { left, top, width, height } = button.getBoundingClientRect();
  const middle = [left + width / 2, top + height / 2] as const;
  const struck = root.elementFromPoint(...middle);
  const panel = root.querySelector<HTMLElement>("section");
  const edges = panel?.getBoundingClientRect();
  const screen = { width: innerWidth, height: innerHeight };
  return {
    launcher: {
      left,
      top,
      width,
      height,
      isHit:
        around.elementFromPoint(...middle) === host &&
        (struck === button || struck?.parentNode === button),
      name: button.ariaLabel,
    },
    screen,
    hostCount: hosts.length,
    isOpen: !!panel && !panel.hidden,
    isWholeOnScreen:
      !!edges &&
      edges.width > 0 &&
      edges.left >= 0 &&
      edges.top >= 0 &&
      edges.right <= screen.width + 1 &&
      edges.bottom <= screen.height + 1,
    isBoxFocused: around.activeElement === host && root.activeElement?.localName === "textarea",
    isFocused: around.activeElement === host,
    log: root.querySelector("[role=log]")?.textContent ?? "",
  };
}

/** What a page should find as it was when the chat is closed again, and gone. */
export interface PageState {
  readonly title: string;
  readonly scroll: readonly [number, number];
  readonly children: number;
  readonly rootAttributes: string;
  readonly bodyAttributes: string;
  readonly sheets: number;
  readonly globals: readonly string[];
}

export function lookAtPage(): PageState {
  const root = document.documentElement;
  const attributes = (of: Element | null) =>
    [...(of?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`).join();
  return {
    title: document.title,
    scroll: [scrollX, scrollY],
    children: [...root.children].filter((each) => !each.shadowRoot).length,
    rootAttributes: attributes(root),
    bodyAttributes: attributes(root.querySelector("body")),
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    globals: Object.keys(globalThis).filter((name) => name !== "presently"),
  };
}

/** What the witness saw. */
export interface Testimony {
  /** Errors that reached the page's window, and promises that nobody looked after. */
  readonly errors: readonly string[];
  readonly violations: readonly string[];
  /** Events from inside the chat that reached the page. */
  readonly heard: readonly string[];
  readonly isHandlerKept: boolean;
  /** What the page's own listeners heard of its own box and button. */
  readonly own: readonly string[];
}

/** Runs before every script of the page: listens as the page's own code would for events of these types, and remembers. */
export function witness(types: string): void {
  const errors: string[] = [];
  const violations: string[] = [];
  const heard: string[] = [];
  const own: string[] = [];
  const handler = () => undefined;
  const testify = (): Testimony => ({
    errors,
    violations,
    heard,
    isHandlerKept: window.onerror === handler,
    own,
  });
  window.onerror = handler;
  window.addEventListener("error", ({ message }) => errors.push(message));
  window.addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));
  let listened: Document | undefined;
  const listen = () => {
    if (document === listened) return;
    listened = document;
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
    for (const type of types.split(" ")) {
      const hear = (event: Event) => {
        for (const node of event.composedPath()) {
          if (!(node instanceof Element)) continue;
          if (node.shadowRoot && node.hasAttribute("popover")) heard.push(type);
          else if (node.id === "own") own.push(type);
        }
      };
      document.addEventListener(type, hear, true);
    }
  };
  listen();
  // A frame's window outlives, in Firefox, the empty document that it began with.
  window.addEventListener("DOMContentLoaded", listen, true);
  Object.defineProperty(window, "testify", { value: testify, configurable: true });
}

export function askWitness(): Testimony {
  return Reflect.get(window, "testify")();
}

/** Puts the focus into the page's own box; false where it cannot be had. */
export function focusOwnBox(): boolean {
  const box = document.getElementById("own");
  box?.focus({ preventScroll: true });
  return box !== null && document.activeElement === box;
}

export function isOwnBoxFocused(): boolean {
  return document.activeElement?.id === "own";
}

export function ownText(): string {
  return (document.getElementById("own") as HTMLInputElement | null)?.value ?? "";
}

/** Takes the chat away by its own method. */
export function destroyChat(): void {
  Reflect.get(window, "presently")?.destroy();
}

/** Far enough that a page which is moved by the focus would be seen to move. */
export function scrollABit(): void {
  scrollTo({ top: 120, behavior: "instant" });
}
