import type { SiteSettings } from "@presently/shared/settings";
import type { CallPanel, EventName, Events, LoaderHandle, Presently } from "../contract.ts";
import type { PanelModule } from "../contract.ts";
import { attempt } from "./attempt.ts";
import { LAUNCHER_NAMES, languageOf } from "./languages.ts";
import { launcherStyle } from "./launcher.ts";
import { SHIELDED } from "./shield.ts";

/** What the names of the build's files end in, and our version, written in by the build. */
declare const __TAG__: string;
declare const __VERSION__: string;

/** Before us the page's own queue of functions; but anything may have that name, an element with that id too. */
type Stub = {
  readonly version?: undefined;
  readonly site?: Partial<SiteSettings>;
  forEach?(run: Presently["push"]): void;
};

declare global {
  interface Window {
    presently?: Stub | Presently;
  }
}

/**
 * Reads our own script tag, and puts the launcher and the public API on the page as soon as there is a body. Tag managers and module loaders
 * leave `currentScript` null and may drop data attributes; then the last tag that loads `presently.js` is ours and the site key stands in its
 * address. A second copy of the script does nothing. All in one scope: handing things from function to function was 0.15 kB.
 */
export function start(): void {
  // Either cast holds a script of HTML; an SVG one has no `src` that is an address.
  const script = (document.currentScript ??
    [...document.querySelectorAll('script[src*="/presently.js"]')].pop()) as HTMLScriptElement;
  const [base, query] = script.src.split("presently.js");
  const site = (window.presently as Stub | undefined)?.site; // a chat that runs already has no such part
  // What the tag says goes before what the console says. A copy: it changes with what scripts say. Whatever else is said of consent than that it
  // is there waits for it.
  const data: LoaderHandle["data"] = {
    consent: "granted",
    ...site?.look,
    ...(script.dataset as Record<string, string | undefined>), // as plain an object as any
  };
  const siteKey = (data["site"] ||= site?.key || query?.split("site=")[1]);

  const begin = () => {
    const stub = window.presently;
    if (stub?.version) return;
    if (!siteKey) return console.error("[Presently] site.missing: add data-site");
    const ended = new AbortController();
    const { signal } = ended;
    const ready = Promise.resolve();
    const language = languageOf([
      data["lang"],
      document.documentElement.lang,
      ...navigator.languages,
    ]);
    // The panel's `sideOf`.
    const side = (data["position"] === "left") === (document.dir === "rtl") ? "right" : "left";
    // A manual popover stands in the top layer above any z-index and outside any transformed ancestor; a child of <html>, because frameworks
    // replace the body; with an open shadow root, since accessibility tools see nothing in a closed one. Styles are adopted sheets: a strict
    // content-security policy blocks every other kind.
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    let returns = 0; // a page that removes us again and again wins in the end, without a freeze
    const watcher = new MutationObserver(() => {
      if (!host.isConnected && returns++ < 50) follow();
    });
    const button = document.createElement("button");
    // `default` and `none` are selectors, too, and match nothing.
    const own = (CSS.supports(`selector(${data["launcher"]})`) && data["launcher"]) || "default";
    let loading: Promise<CallPanel> | undefined;
    let hasWarned = false;

    host.popover = "manual";
    sheet.replaceSync(launcherStyle(side, data["color"], `${data["offset"]}`.split(" ")));
    root.adoptedStyleSheets = [sheet];

    /**
     * Steps aside while what has the focus would lie under the button (2.4.11): while its left edge's middle does, which of whatever is hidden
     * entirely is hidden, too.
     *
     * A modal dialog makes everything outside itself inert, so the host moves in with it, and back. One in a web component is found by the
     * focus that it takes. Watches the children of what is above it, never a subtree: that slowed pages 50 times.
     */
    function follow(event?: Event) {
      // Not as long as nothing has taken the focus: it has the page laid out.
      if (event) {
        const { x, y, height } = (document.activeElement ?? host).getBoundingClientRect();
        button.style.translate = ""; // it is met where it belongs
        // To its inner side, where an open chat does not stand either.
        if (root.elementFromPoint(x, y + height / 2) === button)
          button.style.translate = side === "left" ? "100%" : "-100%";
      }
      const modal = "dialog:modal";
      const parent =
        // Window and document stand in the path, too, and have no `matches`.
        (event?.composedPath() as Element[] | undefined)?.find((node) => node.matches?.(modal)) ??
        [...document.querySelectorAll(modal)].pop() ??
        host.closest(modal) ??
        document.documentElement;
      if (!parent || host.parentNode === parent) return; // a document may be without its root for a moment
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
      for (const type of "focusin focusout toggle close".split(" ")) {
        parent.addEventListener(type, follow, { capture: true, signal });
      }
    }
    follow();

    button.ariaLabel = LAUNCHER_NAMES[language];
    button.ariaExpanded = "false";
    button.hidden = own !== "default";
    root.append(button);

    const emit = <Name extends EventName>(name: Name, detail?: Events[Name]) =>
      dispatchEvent(new CustomEvent(`presently:${name}`, { detail }));

    // These lists, and those of the methods and of what is shielded, stand in the order that Brotli packs best: 20 B.
    const handle: LoaderHandle = {
      ...site,
      kept: [],
      data,
      root,
      signal,
      button,
      state: {
        unread: 0,
        conversation: null,
        open: false,
        connection: "idle",
        queue: null,
        availability: "offline",
      },
    };

    /** A chat that was removed does nothing, and says so once. */
    const isGone = () =>
      (hasWarned ||= signal.aborted && (console.warn("[Presently] was removed."), true));

    /** Calls the panel, and fetches it first. What fails is no unhandled rejection to the page. */
    const ask =
      (method: string, isKept?: boolean) =>
      (...given: unknown[]): Promise<never> => {
        // `null` is a sign-out, which cannot wait. Who is kept for later is counted, so that is true.
        if (
          isGone() ||
          (isKept && !loading && given[0] !== null && handle.kept.push([method, given]))
        )
          return ready as Promise<never>; // who has nothing to say resolves with nothing
        loading ??= import(/* @vite-ignore */ `${base}widget/panel-${language}-${__TAG__}.js`)
          .then(({ mount }: PanelModule) => mount(handle))
          .catch((error: Error) => {
            loading = undefined; // asked again with the next click
            const hint = `Does the CSP allow ${base}?`;
            console.error("[Presently]", hint, error);
            emit("error", Object.assign(error, { code: "panel.unreachable", hint }));
            throw error;
          });
        // What the page handed over is for the panel to look at, and what a chat that was removed meanwhile still does.
        const asked = loading.then((call) => call(method, given));
        asked.catch(() => {}); // it was told already; whoever asked hears of it as well
        return asked as Promise<never>; // each method's own promise
      };

    /** Whether an earlier page, or the tag, leaves something to take up is seen here; what that is, by the panel. */
    const takeUp = () => {
      try {
        if (
          data["open"] === "always" ||
          (data["consent"] === "granted" &&
            (sessionStorage[`presently:${siteKey}:open`] ||
              localStorage[`presently:${siteKey}:active`]))
        )
          void ask("takeUp")();
      } catch {
        // A storage that throws is an empty one (R25).
      }
    };

    const presently = {
      version: __VERSION__,
      ready,
      get state() {
        return handle.state;
      },
      launcher(isVisible) {
        if (!isGone()) button.hidden = !isVisible;
      },
      consent(isGranted) {
        data["consent"] = isGranted ? "granted" : "wait";
        if (loading || !isGranted) void ask("consent")();
        else takeUp();
      },
      on(name, handler) {
        const type = `presently:${name}`;
        // Nobody but `emit` tells of it, and it saw that the two belong together.
        const hear = (event: Event) => handler((event as CustomEvent).detail);
        if (!isGone()) addEventListener(type, hear, { signal });
        return () => removeEventListener(type, hear);
      },
      push(run) {
        if (!isGone()) attempt(() => run(presently));
      },
      destroy() {
        if (isGone()) return;
        ended.abort();
        watcher.disconnect();
        host.remove();
        delete window.presently;
      },
    } as Presently; // with the methods of the panel, next
    // The first five need nobody to have opened the chat: they are kept until something else fetches the panel.
    "configure set page identify track send open callback reset toggle close"
      .split(" ")
      .forEach((name, at) => {
        (presently as unknown as Record<string, unknown>)[name] = ask(name, at < 5);
      });

    // Keeps what happens in the chat from the page's own shortcuts and focus traps: it is stopped on its way in, and the panel tells it again
    // inside. Known limit: a listener of the page on window's capture phase that was registered before ours hears it first. What opens the
    // chat is followed on the same way, so that no listener of the page keeps it from us.
    for (const type of SHIELDED.split(" ")) {
      addEventListener(
        type,
        (event) => {
          const path = event.composedPath();
          const isOurs = path.includes(host); // not of what the panel tells again: it is not composed
          // Nor does the page hear that its own element loses the focus to the chat: locks of dialogs would take it back.
          if (isOurs || (type === "focusout" && (event as FocusEvent).relatedTarget === host))
            event.stopImmediatePropagation();
          if (isOurs && handle.retell) return handle.retell(event, path);
          if (type === "click") {
            // Window and document stand in the path, too, and have no `matches`. Without the panel all that is ours is the launcher.
            const trigger = (path as HTMLElement[]).find(
              (node) =>
                isOurs || node.matches?.(`[data-presently-open],[href="#presently"],${own}`),
            );
            if (!trigger) return;
            event.preventDefault();
            void ask("press")(trigger, event.timeStamp);
          }
        },
        { capture: true, signal },
      );
    }
    button.onpointerenter = button.onfocus = ask("hover");
    window.presently = presently;
    takeUp();
    (stub as Stub | undefined)?.forEach?.(presently.push); // a chat has a version
    emit("ready");
  };

  if (document.body) begin();
  else addEventListener("DOMContentLoaded", () => attempt(begin));
}
