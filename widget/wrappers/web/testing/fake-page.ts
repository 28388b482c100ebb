import type { Presently } from "@presently/widget/contract";
import { vi } from "vitest";
import { IDLE } from "../src/state.ts";

/** As much of a script tag as a loader has to do with. */
export interface FakeScript {
  src: string;
  async: boolean;
  isConnected: boolean;
  readonly dataset: Record<string, string>;
  onload?: () => void;
  onerror?: () => void;
  remove(): void;
}

/** A page of a browser: its window, and the tags that were put into its head, in order. */
export interface FakePage {
  readonly scripts: readonly FakeScript[];
  /** Those of its own HTML. */
  readonly tags: Pick<FakeScript, "src" | "dataset">[];
  /** What happened to its chats, in order: the names of methods that were called, each with its arguments. */
  readonly calls: readonly unknown[][];
  /** The last tag's script answers and puts the chat there. */
  answer(): void;
  window: { presently?: unknown } & EventTarget;
  leave(): void;
}

/** Puts a page in the place of Node's missing one. */
export function fakePage(): FakePage {
  const scripts: FakeScript[] = [];
  const tags: FakePage["tags"] = [];
  const calls: unknown[][] = [];
  const window: FakePage["window"] = new EventTarget();
  const head = {
    append(script: FakeScript) {
      script.isConnected = true;
      scripts.push(script);
    },
  };
  vi.stubGlobal("window", window);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  vi.stubGlobal("dispatchEvent", window.dispatchEvent.bind(window));
  vi.stubGlobal("document", {
    head,
    body: {},
    createElement: () => emptyScript(),
    querySelectorAll: () => tags,
  });
  return {
    scripts,
    calls,
    tags,
    window,
    answer() {
      const kept = window.presently;
      const chat = chatThatNotes(calls, window);
      window.presently = chat;
      if (Array.isArray(kept)) for (const run of kept) chat.push(run);
      scripts.at(-1)?.onload?.();
    },
    leave: () => vi.unstubAllGlobals(),
  };
}

function emptyScript(): FakeScript {
  return {
    src: "",
    async: false,
    isConnected: false,
    dataset: {},
    remove() {
      this.isConnected = false;
    },
  };
}

function chatThatNotes(calls: unknown[][], window: FakePage["window"]): Presently {
  const note = (name: string) =>
    vi.fn((...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve();
    });
  const presently = {
    version: "1.0.0",
    ready: Promise.resolve(),
    state: { ...IDLE, availability: "online" },
    open: note("open"),
    close: note("close"),
    toggle: note("toggle"),
    on(name: string) {
      calls.push(["on", name]);
      return () => calls.push(["off", name]);
    },
    push: (run: (it: Presently) => void) => run(chat),
    destroy() {
      calls.push(["destroy"]);
      delete window.presently;
    },
  };
  // As much of it as the wrappers' tests ask for.
  const chat = presently as unknown as Presently;
  return chat;
}
