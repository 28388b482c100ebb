import type { ArticleLanguage } from "@presently/shared/protocol";
import { areOneWord, spanOf, spanOfBeginning } from "../domain/articles/words.ts";
import { all, type Script } from "../store/script.ts";
import { articlesWithWord } from "../store/statements/articles.ts";

/** Of those with the most words so many are read for what their titles say: many share a question's words, and the one that answers it may be any of them. */
export const MOST_COMPARED = 100;

/** Where is looked: a site's articles in one language. */
interface Shelf {
  readonly desk: number;
  readonly site: number;
  readonly language: ArticleLanguage;
}

/** Which articles have which of the words, in one of its forms. With `isTyping` the last word may also be the beginning of one. */
export function* articlesWith(
  shelf: Shelf,
  words: readonly string[],
  { isTyping = false } = {},
): Script<Map<number, Set<string>>> {
  const found = new Map<number, Set<string>>();
  for (const [at, word] of words.entries()) {
    const isBeginning = isTyping && at === words.length - 1;
    const spans = isBeginning ? [spanOfBeginning(word), spanOf(word)] : [spanOf(word)];
    for (const span of spans)
      for (const row of yield* all(articlesWithWord, { ...shelf, ...span })) {
        const begins = isBeginning && row.word.startsWith(word);
        if (!begins && !areOneWord(word, row.word)) continue;
        const known = found.get(row.article) ?? new Set();
        found.set(row.article, known.add(word));
      }
  }
  return found;
}

/** Those with the most of the words, some at most. */
export function withMost(
  found: ReadonlyMap<number, ReadonlySet<string>>,
  most: number,
): (readonly [article: number, words: ReadonlySet<string>])[] {
  return [...found].toSorted((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, most);
}
