import type { Presently } from "@presently/widget/contract";

/** What may be done with the chat before it is there: the page's queue keeps it. */
export type Stub = ((presently: Presently) => void)[];

declare global {
  interface Window {
    presently?: Presently | Stub;
  }
}

/** The chat of this page, once its launcher stands. Where there is no browser there is none. */
export function chatOnPage(): Presently | undefined {
  if (typeof window === "undefined") return undefined;
  const found = window.presently;
  return found && "version" in found && found.version ? found : undefined;
}

/** Runs it with the chat: at once, or as soon as it is there. Where there is no browser it never is. */
export function whenOnPage(run: (presently: Presently) => void): void {
  if (typeof window === "undefined") return;
  // An element whose id is `presently` has the name, too, but keeps nothing.
  if (typeof window.presently?.push !== "function") window.presently = [];
  window.presently.push(run);
}
