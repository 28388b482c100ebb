/** Something the palette leads to. */
export interface Entry {
  readonly key: string;
  readonly kind: "actions" | "conversations" | "pages";
  readonly label: string;
  /** What helps to tell it from others of its name; sought in too. */
  readonly detail?: string | undefined;
  /** The keys that do the same. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** As many as are shown: whoever does not see it among these types a letter more. */
export const MAX_FOUND = 30;

const WHOLE = 8;
const WORD = 4;
const INSIDE = 2;
const SCATTERED = 1;
/** What is found in the detail alone comes after what is called so. */
const DETAIL_SHARE = 0.25;

/** What fits every word that was typed, the best first and otherwise as it came; all of it when nothing was typed (KY5). */
export function foundIn(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, MAX_FOUND);
  return entries
    .flatMap((entry) => {
      const fit = fitOf(entry, words);
      return fit === 0 ? [] : [{ entry, fit }];
    })
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MAX_FOUND)
    .map(({ entry }) => entry);
}

function fitOf({ label, detail }: Entry, words: readonly string[]): number {
  const name = folded(label);
  const more = detail === undefined ? "" : folded(detail);
  let fit = 0;
  for (const word of words) {
    const inDetail = fitIn(more, word);
    // Letters scattered over a whole message are found in every message.
    const of = Math.max(fitIn(name, word), inDetail > SCATTERED ? inDetail * DETAIL_SHARE : 0);
    if (of === 0) return 0;
    fit += of;
  }
  return fit;
}

function fitIn(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return WHOLE;
  if (at > 0) return text.includes(` ${word}`) ? WORD : INSIDE;
  return isScattered(text, word) ? SCATTERED : 0;
}

/** Whether the letters come in this order, with others between them. */
function isScattered(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

/** Lower case and without marks, so that "sumeja" finds "Šumėja". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
