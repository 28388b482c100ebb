import type { ArticleLanguage } from "@presently/shared/protocol";
import { areOneWord, foldedWords, tellingWords } from "../articles/words.ts";

/** A question as one visitor asked it, in one conversation. */
export interface AskedQuestion {
  readonly conversation: number;
  readonly text: string;
  /** Null: in none of the six whose small words are known; every word of it tells then. */
  readonly language: ArticleLanguage | null;
}

/** So many words of a question are compared; what comes after them adds detail. */
const MOST_WORDS = 8;
/** Two questions ask the same when half of their words, both taken together, are common. */
const ENOUGH_ALIKE = 0.5;
/** Words that are one in two of its forms begin alike over so many letters (`areOneWord`). */
const BEGINNING = 4;

interface Group<Question> {
  readonly words: readonly string[];
  readonly questions: Question[];
}

/**
 * Questions that ask the same in other words, together, in the order in which each group was asked first (WA2). Each question joins the group whose
 * first question it is most like, the earlier one of two, or begins its own. One of small words alone ("how much?") has nothing to be compared by
 * and is in no group.
 */
export function groupQuestions<Question extends AskedQuestion>(
  asked: readonly Question[],
): Question[][] {
  const groups: Group<Question>[] = [];
  const candidatesOf = groupsByBeginnings();
  for (const question of asked) {
    const words = wordsOf(question);
    if (words.length === 0) continue;
    const beginnings = words.map((word) => `${question.language}:${word.slice(0, BEGINNING)}`);
    const found = mostAlike(words, groups, candidatesOf.sharing(beginnings));
    if (found !== undefined) {
      found.questions.push(question);
      continue;
    }
    candidatesOf.add(beginnings);
    groups.push({ words, questions: [question] });
  }
  return groups.map(({ questions }) => questions);
}

/**
 * Finds the groups that a question may be like without comparing it with each: words that are one begin alike, so a group has no more words in
 * common with it than the question has words of the group's beginnings.
 */
function groupsByBeginnings() {
  const groupsOf = new Map<string, number[]>();
  const lengths: number[] = [];
  const shared: number[] = [];
  return {
    /** The next group, of so many words. */
    add(beginnings: readonly string[]): void {
      for (const beginning of new Set(beginnings)) {
        const there = groupsOf.get(beginning);
        if (there === undefined) groupsOf.set(beginning, [lengths.length]);
        else there.push(lengths.length);
      }
      lengths.push(beginnings.length);
      shared.push(0);
    },
    /** Those that share enough, the earlier ones first. */
    sharing(beginnings: readonly string[]): number[] {
      const met: number[] = [];
      for (const beginning of beginnings)
        for (const group of groupsOf.get(beginning) ?? []) {
          if (shared[group] === 0) met.push(group);
          shared[group] = (shared[group] ?? 0) + 1;
        }
      const enough = met.filter((group) =>
        isEnough(shareOf(shared[group] ?? 0, beginnings.length, lengths[group] ?? 0)),
      );
      for (const group of met) shared[group] = 0;
      return enough.sort((a, b) => a - b);
    },
  };
}

function wordsOf({ text, language }: AskedQuestion): readonly string[] {
  if (language !== null) return tellingWords(text, language, MOST_WORDS);
  return [...new Set(foldedWords(text))].slice(0, MOST_WORDS);
}

function mostAlike<Question>(
  words: readonly string[],
  groups: readonly Group<Question>[],
  among: readonly number[],
): Group<Question> | undefined {
  let best: { group: Group<Question>; alike: number } | undefined;
  for (const at of among) {
    const group = groups[at];
    if (group === undefined) continue;
    const alike = likeness(words, group.words);
    if (isEnough(alike) && (best === undefined || alike > best.alike)) best = { group, alike };
  }
  return best?.group;
}

/** The share of the words of both that are common, a word in two of its forms being one. */
function likeness(some: readonly string[], others: readonly string[]): number {
  const common = some.filter((word) => others.some((other) => areOneWord(word, other))).length;
  return shareOf(common, some.length, others.length);
}

/** Of two lists of words so many are common (Jaccard, 1901). */
function shareOf(common: number, some: number, others: number): number {
  return common / (some + others - common);
}

function isEnough(alike: number): boolean {
  return alike >= ENOUGH_ALIKE;
}

/** How a group is told: as it was asked most often, and of two the later one. */
export function wordingOf<Question extends AskedQuestion>(group: readonly Question[]): Question {
  const counts = new Map<string, number>();
  for (const { text } of group) counts.set(keyOf(text), (counts.get(keyOf(text)) ?? 0) + 1);
  let best: Question | undefined;
  for (const question of group) {
    const count = counts.get(keyOf(question.text)) ?? 0;
    if (best === undefined || count >= (counts.get(keyOf(best.text)) ?? 0)) best = question;
  }
  if (best === undefined) throw new Error("a group of questions is never empty");
  return best;
}

function keyOf(text: string): string {
  return foldedWords(text).join(" ");
}
