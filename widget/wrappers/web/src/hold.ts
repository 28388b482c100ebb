import type { Presently } from "@presently/widget/contract";
import type { LoadOptions } from "./load-options.ts";
import { isOurs, load } from "./load.ts";
import { PresentlyError } from "./presently-error.ts";
import { destroy } from "./state.ts";

interface Held {
  readonly key: string;
  readonly chat: Promise<Presently | undefined>;
  holders: number;
}

let held: Held | undefined;
/** Loading and removing go one after the other. */
let done: Promise<unknown> = Promise.resolve();

/**
 * Keeps the chat on the page until the returned function is called, which removes it unless the page's own tag put it there: for components, which come and go. One that goes and
 * comes back in the same moment, as React's strict mode has it, changes nothing; several that ask for the same share it. What goes
 * wrong is told on the console and as a `presently:error` event on window, as the chat itself does it.
 */
export function hold(options: LoadOptions): () => void {
  if (typeof window === "undefined") return () => {};
  const key = JSON.stringify(options);
  if (held && held.key !== key) {
    if (held.holders > 0) {
      const hint = "Show one chat to a page, with the same options everywhere.";
      report(new PresentlyError("chat.other", "Another chat is on this page.", hint));
      return () => {};
    }
    remove(held);
  }
  const mine = (held ??= begin(key, options));
  mine.holders++;
  let isMine = true;
  return () => {
    if (!isMine) return;
    isMine = false;
    mine.holders--;
    // Whoever comes back in this moment comes back before a timer.
    setTimeout(() => {
      if (held === mine && mine.holders === 0) remove(mine);
    });
  };
}

function begin(key: string, options: LoadOptions): Held {
  const chat = done
    .then(() => load(options))
    .catch((error: unknown) => {
      if (held === begun) held = undefined; // the next one tries again
      report(error);
      return undefined;
    });
  const begun: Held = { key, chat, holders: 0 };
  done = chat;
  return begun;
}

function remove({ chat }: Held): void {
  held = undefined;
  done = chat.then((it) => {
    // What the page's own tag put there is the page's.
    if (it && isOurs(it)) destroy(it);
  });
}

function report(error: unknown): void {
  console.error("[Presently]", error);
  if (!(error instanceof PresentlyError)) return;
  const { code, message, hint } = error;
  dispatchEvent(new CustomEvent("presently:error", { detail: { code, message, hint } }));
}
