import type { ArticleLanguage } from "@presently/shared/protocol";
import { stopWordsOf } from "./stop-words.ts";

/** Of one text so many words are looked for, and so many are kept to be found by. */
export const MOST_SOUGHT = 12;
export const MOST_KEPT = 300;
/** No word of the six languages that says anything is longer, and an address without a space is none. */
const LONGEST = 40;

/**
 * The words of a text in their order: lower case, without diacritics, at least two characters with a letter among them. Both what is written and
 * what is looked for passes here, so that "užsakymas" is found by "uzsakymas", and "Ё" by "е".
 */
export function foldedWords(text: string): string[] {
  const words = text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter(
    (word) => word.length >= 2 && word.length <= LONGEST && /\p{L}/u.test(word),
  );
}

/** The words of a text that say what it is about, each once: no stop words, at most `most`, the first ones. */
export function tellingWords(text: string, language: ArticleLanguage, most: number): string[] {
  const small = stopWordsOf(language, (word) => foldedWords(word)[0] ?? word);
  const telling = foldedWords(text).filter((word) => !small.has(word));
  return [...new Set(telling.map((word) => inNominative(word, language)))].slice(0, most);
}

/** Finnish turns its commonest endings of what one does in a shop beyond the first letters ("tilaus", "tilauksen"): they are turned back. */
function inNominative(word: string, language: ArticleLanguage): string {
  return language === "fi" ? word.replace(/([uyi])ks(?:e|i)\p{L}*$/u, "$1s") : word;
}

/** From so many letters on a word has endings that change. */
const ENDING_FROM = 4;
const LONGEST_ENDING = 4;
const COMMON_SHARE = 0.6;

/**
 * Whether two words are one in two of its forms: they begin alike, over four letters and three fifths of the longer, and what follows is no longer
 * than an ending. There is no list of stems: for six languages that would outweigh the product, and a wrong stem finds wrong articles.
 */
export function areOneWord(one: string, other: string): boolean {
  if (one === other) return true;
  const longer = Math.max(one.length, other.length);
  let common = 0;
  while (common < longer && one[common] === other[common]) common += 1;
  return (
    common >= ENDING_FROM && longer - common <= LONGEST_ENDING && common / longer >= COMMON_SHARE
  );
}

/** Everything that can be one word with this one lies between these two, in the order of the characters' codes; `areOneWord` decides. */
export function spanOf(word: string): { readonly from: string; readonly below: string } {
  if (word.length < ENDING_FROM) return { from: word, below: `${word}\u0001` };
  const begins = word.slice(0, Math.max(ENDING_FROM, Math.ceil(word.length * COMMON_SHARE)));
  return { from: begins, below: `${begins}\uffff` };
}

/** Everything that begins with what was typed so far. */
export function spanOfBeginning(word: string): { readonly from: string; readonly below: string } {
  return { from: word, below: `${word}\uffff` };
}
