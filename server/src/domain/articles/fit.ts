import { MAX_ARTICLES_SHOWN } from "@presently/shared/protocol/article-limits";
import { areOneWord } from "./words.ts";

/** An article that shares words with a message. */
export interface Candidate {
  readonly id: number;
  /** What its title says, without stop words. */
  readonly title: readonly string[];
  /** Words of the message that stand in its title or text. */
  readonly found: ReadonlySet<string>;
}

/** At least half of what the title is about must be in the message, and a third of what the message is about in the article. */
const TITLE_SHARE = 0.5;
const MESSAGE_SHARE = 1 / 3;
/** The second is shown only where it fits nearly as well as the first. */
const NEARLY = 0.8;

/**
 * Which articles fit a message, the best first, at most two; mostly none, which is better than a wrong one (AR5). An article fits where the message
 * has half of its title's words, the article a third of the message's, and they share two words; a single shared word is enough only where it is all
 * that the title says: "order" alone does not mean "Cancel an order". Shares, not a score like BM25: that is next to nothing for every word while a
 * site has two articles, and grows with each that is written, so that no threshold holds on both.
 */
export function fitting(message: readonly string[], candidates: readonly Candidate[]): number[] {
  const scored = candidates.flatMap((candidate) => {
    const score = scoreOf(message, candidate);
    return score === undefined ? [] : [{ id: candidate.id, score }];
  });
  scored.sort((a, b) => b.score - a.score || a.id - b.id);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * NEARLY)
    .slice(0, MAX_ARTICLES_SHOWN)
    .map(({ id }) => id);
}

/** Undefined where it does not fit. */
function scoreOf(message: readonly string[], { title, found }: Candidate): number | undefined {
  if (title.length === 0 || message.length === 0) return undefined;
  const inTitle = title.filter((word) => message.some((each) => areOneWord(each, word)));
  const titleShare = inTitle.length / title.length;
  const messageShare = found.size / message.length;
  const shares = titleShare >= TITLE_SHARE && messageShare >= MESSAGE_SHARE;
  return shares && (found.size >= 2 || titleShare === 1) ? titleShare + messageShare : undefined;
}
