import type { EventName, Events, LoaderHandle, Panel, Presently, Tag } from "../contract.ts";
import type { PanelModule } from "../contract.ts";
import { attempt } from "./attempt.ts";
import { createHost } from "./host.ts";
import { createLauncher, launcherStyle, sideOf } from "./launcher.ts";
import { shield } from "./shield.ts";

/** The panel's hashed file name and our version, written in by the build. */
declare const __PANEL_FILE__: string;
declare const __VERSION__: string;

type Listener = readonly [name: EventName, handler: (detail: never) => void];

/** The launcher, and the public API: what needs the panel waits for it, in order. */
export function createChat(tag: Tag): Presently {
  const { server, siteKey, data } = tag;
  const ended = new AbortController();
  const { signal } = ended;
  const page = document.documentElement;
  const color = data["color"] ?? "";
  const accent = CSS.supports("color", color) ? `lch(from ${color} l c h)` : "#115e59";
  const side = sideOf(data["position"], getComputedStyle(page).direction);
  const root = createHost(launcherStyle(side, accent), signal);
  shield(window, root.host, signal);
  const button = createLauncher(root);
  const ready = Promise.resolve();
  let listeners: readonly Listener[] = [];
  let loading: Promise<Panel> | undefined;
  let panel: Panel | undefined;
  let hasWarned = false;

  function emit<Name extends EventName>(name: Name, detail: Events[Name]) {
    for (const [heard, handler] of listeners) {
      if (heard === name) attempt(() => handler(detail as never)); // `on` saw that the two belong together
    }
    dispatchEvent(new CustomEvent(`presently:${name}`, { detail }));
  }

  const handle: LoaderHandle = {
    ...tag,
    root,
    button,
    signal,
    emit,
    state: {
      connection: "idle",
      open: false,
      unread: 0,
      availability: "offline",
      conversation: null,
      queue: null,
    },
  };

  function load() {
    return (loading ??= import(/* @vite-ignore */ `${server}/widget/${__PANEL_FILE__}`).then(
      ({ mount }: PanelModule) => (panel = mount(handle)),
      (error: unknown) => {
        loading = undefined; // browsers ask again for what did not come
        throw error;
      },
    ));
  }

  /** A chat that was removed does nothing, and says so once. */
  function isGone() {
    if (signal.aborted && !hasWarned) console.warn("[Presently] The chat was removed.");
    return (hasWarned = signal.aborted);
  }

  /** Calls the panel once it is there. What fails is told here, so that the page never hears of it as an unhandled rejection. */
  function ask(method: keyof Panel, options?: { readonly draft?: string }): Promise<void> {
    if (isGone()) return ready;
    const asked = load().then((loaded) => signal.aborted || loaded[method](options));
    asked.catch((error: unknown) => {
      const message = "The chat could not be loaded.";
      const hint = `A content-security policy must allow ${server} in script-src and connect-src.`;
      console.error("[Presently]", message, hint, error);
      emit("error", { code: "panel.unreachable", message, hint });
    });
    return asked as Promise<void>; // nobody reads what it resolves with
  }

  function open(options?: { readonly draft?: string }): Promise<void> {
    // The server refuses the origin `null` (file://, a sandbox): there the chat is a page of its own.
    if (!/^(null|file)/.test(origin)) return ask("open", options);
    window.open(`${server}/chat/${siteKey}`, "_blank", "noopener");
    return ready;
  }

  // While it loads, an impatient second click must not close what the first one opens.
  button.onclick = () => void (panel ? ask("toggle") : open());
  button.onpointerenter =
    button.onfocus =
    button.ontouchstart =
      () => void load().catch(() => undefined); // nobody asked yet; the click will tell
  attempt(() => {
    const key = `presently:${siteKey}:`;
    const opens = data["open"];
    const isAgain = sessionStorage.getItem(`${key}open`) && opens !== "never";
    if (isAgain || opens === "always" || localStorage.getItem(`${key}active`)) {
      void ask(isAgain || opens === "always" ? "reopen" : "resume");
    }
  });

  const presently: Presently = {
    version: __VERSION__,
    ready,
    get state() {
      return handle.state;
    },
    open,
    close: () => ask("close"),
    toggle: () => ask("toggle"),
    on(name, handler) {
      const listener: Listener = [name, handler];
      if (!isGone()) listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((each) => each !== listener);
      };
    },
    push(run) {
      if (!isGone()) attempt(() => run(presently));
    },
    destroy() {
      if (isGone()) return;
      ended.abort();
      delete window.presently;
    },
  };
  void ready.then(() => emit("ready", undefined));
  return presently;
}
