import { type Asked, type AskingWords, askingWords } from "./asking-words.ts";

interface Patterns {
  readonly asks: RegExp;
  readonly no: RegExp;
  readonly things: readonly (readonly [Asked, RegExp])[];
}

const ALL: readonly Asked[] = ["name", "email", "phone", "order", "customer"];
const languages: readonly Patterns[] = askingWords.map(patternsOf);

/**
 * What a draft asks its reader for, of what a card may say (M5). By words of all six languages at once, since a draft does not say which it is in:
 * a sentence that names the thing as one's own ("your e-mail") and is a question or a request. It misses what is put in other words, and now and
 * then takes what is none for a question; what comes of it is a hint that costs nobody anything.
 */
export function askedFor(draft: string): ReadonlySet<Asked> {
  const asked = new Set<Asked>();
  for (const sentence of sentencesOf(draft)) {
    for (const { asks, no, things } of languages) {
      if (!(sentence.endsWith("?") || asks.test(sentence))) continue;
      for (const [thing, named] of things)
        if (named.test(sentence) && !(thing === "email" && no.test(sentence))) asked.add(thing);
    }
  }
  return asked;
}

/** A point before a small letter ends an abbreviation ("el. paštas"), and no sentence. */
function sentencesOf(draft: string): readonly string[] {
  const whole = draft.replace(/\.(?=\s*\p{Ll})/gu, " ").replace(/[^\S\n]+/g, " ");
  return (whole.match(/[^.!?…\n]+[.!?…]*/g) ?? []).map((sentence) => sentence.trim());
}

function patternsOf({ asks, no, things }: AskingWords): Patterns {
  return {
    asks: anyOf(asks),
    no: anyOf(no),
    things: ALL.map((thing) => [thing, anyOf(things[thing])] as const),
  };
}

/** Whole words: `\b` knows the Latin letters alone. */
function anyOf(patterns: readonly string[]): RegExp {
  const any = patterns.join("|").replaceAll("~", "\\p{L}*").replaceAll(" ", " +");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "iu");
}
