import type { EventName, Events, LoaderHandle, Panel, Presently, Tag } from "../contract.ts";
import type { PanelModule } from "../contract.ts";
import { attempt } from "./attempt.ts";
import { createHost } from "./host.ts";
import { LAUNCHER_NAMES, languageOf } from "./languages.ts";
import { createLauncher, launcherStyle, sideOf } from "./launcher.ts";
import { shield } from "./shield.ts";

/** What the names of the build's files end in, and our version, written in by the build. */
declare const __TAG__: string;
declare const __VERSION__: string;

type Method = (options: unknown) => unknown;

/** The launcher, and the public API: what needs the panel waits for it, in order. */
export function createChat(tag: Tag): Presently {
  const { server, siteKey, data } = tag;
  const ended = new AbortController();
  const { signal } = ended;
  const language = languageOf([
    data["lang"],
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  const side = sideOf(data["position"], document.dir);
  const root = createHost(launcherStyle(side, data["color"]), signal);
  shield(window, root.host, signal);
  const button = createLauncher(root, LAUNCHER_NAMES[language], tag.notice);
  const ready = Promise.resolve();
  let loading: Promise<Panel> | undefined;
  let panel: Panel | undefined;
  let hasWarned = false;

  function emit<Name extends EventName>(name: Name, detail?: Events[Name]) {
    dispatchEvent(new CustomEvent(`presently:${name}`, { detail }));
  }

  const handle: LoaderHandle = {
    ...tag,
    root,
    button,
    side,
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

  function load(): Promise<Panel> {
    if (!loading) {
      loading = import(/* @vite-ignore */ `${server}/widget/panel-${language}-${__TAG__}.js`).then(
        ({ mount }: PanelModule) => (panel = mount(handle)),
      );
      loading.catch((error: unknown) => {
        loading = undefined; // asked again with the next click
        const message = "The chat did not load.";
        const hint = `Does the content-security policy allow ${server}?`;
        console.error("[Presently]", message, hint, error);
        emit("error", { code: "panel.unreachable", message, hint });
      });
    }
    return loading;
  }

  /** A chat that was removed does nothing, and says so once. */
  function isGone() {
    if (signal.aborted && !hasWarned) console.warn("[Presently] was removed.");
    return (hasWarned = signal.aborted);
  }

  /** Calls the panel once it is there. What fails is no unhandled rejection to the page. */
  const ask =
    (method: keyof Panel) =>
    (options?: unknown): Promise<never> => {
      if (isGone()) return ready as Promise<never>; // who has nothing to say resolves with nothing
      // What the page handed over is for the panel to look at, and what a chat that was removed meanwhile still does.
      const asked = load().then((it) => (it[method] as Method)(options));
      asked.catch(() => {}); // it was told already; whoever asked hears of it as well
      return asked as Promise<never>; // each method's own promise
    };

  /** What an earlier page kept; a storage that throws is an empty one (R25). */
  const recall = (storage: "sessionStorage" | "localStorage", name: string) => {
    try {
      return window[storage].getItem(`presently:${siteKey}:${name}`);
    } catch {
      return undefined;
    }
  };

  // While it loads, an impatient second click must not close what the first one opens.
  button.onclick = () => void ask(panel ? "toggle" : "open")();
  button.onpointerenter = button.onfocus = load;
  const opens = data["open"];
  if (opens === "always" || (opens !== "never" && recall("sessionStorage", "open"))) {
    void ask("reopen")();
  } else if (recall("localStorage", "active")) {
    void ask("resume")();
  }

  const presently: Presently = {
    version: __VERSION__,
    ready,
    get state() {
      return handle.state;
    },
    open: ask("open"),
    close: ask("close"),
    toggle: ask("toggle"),
    reset: ask("reset"),
    identify: ask("identify"),
    callback: ask("callback"),
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
      delete window.presently;
    },
  };
  void ready.then(() => emit("ready"));
  return presently;
}
