/** The page's title, as a browser has it. */
export interface PageTitle {
  get(): string;
  set(title: string): void;
  /** Calls `changed` whenever the title may be another, until the answer is called. */
  watch(changed: () => void): () => void;
}

/** So often our words are put back before a title that the page changes: one that fights for it wins in the end, without a freeze. */
export const MOST_RETURNS = 50;
/** Stands between our words and the page's own: a space that a page does not put there, so that nothing of its own is taken away. */
const GAP = "\u00a0";

/** Keeps words before the page's title, whatever the page calls itself meanwhile, and takes them off again (NT3). */
export function createTitleKeeper(page: PageTitle) {
  let said = "";
  let returns = 0;
  let stop = () => {};

  /** As the page has it; it may have made its new title out of the one that it found. */
  const own = () => page.get().replace(said, "");

  function putBack(): void {
    if (page.get().startsWith(said) || returns >= MOST_RETURNS) return;
    returns++;
    page.set(said + own());
  }

  return {
    own,
    /** `words` before the title from now on, in place of those before them; none: the title is the page's. */
    say(words: string): void {
      // Browsers draw spaces together in what they answer, and ours must be found again.
      const next = words && words.replace(/\s+/g, " ") + GAP;
      if (next === said) return;
      stop();
      const title = own();
      said = next;
      returns = 0;
      if (page.get() !== said + title) page.set(said + title);
      stop = said ? page.watch(putBack) : () => {};
    },
  };
}

/** The title of this page. */
export const pageTitle: PageTitle = {
  get: () => document.title,
  set(title) {
    document.title = title;
  },
  watch(changed) {
    const watcher = new MutationObserver(changed);
    const { head } = document as { readonly head: HTMLElement | null }; // a page may take it away, and has no title then
    if (head) watcher.observe(head, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  },
};
