/** A text as it is looked through: `folded` for comparing, and for each of its UTF-16 units where the character it came from stands in the text. */
export interface Folded {
  readonly folded: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A character with the marks that stand on it. */
const CHARACTERS = /\P{M}\p{M}*|\p{M}+/gsu;

/**
 * Folds a text for searching, what is written and what is looked for alike: small letters without marks, so that "Užsakymas" is found by
 * "uzsakymas" and "Пётр" by "петр". The Bulgarian and Russian й keeps its mark: it is a letter of its own, and "мой" is not "мои". (SE1)
 */
export function fold(text: string): Folded {
  let folded = "";
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: character, index } of text.matchAll(CHARACTERS)) {
    const plain = foldCharacter(character);
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(index);
      to.push(index + character.length);
    }
  }
  return { folded, from, to };
}

function foldCharacter(character: string): string {
  if (character.length === 1 && character <= "\u007f") return character.toLowerCase();
  const small = character.toLowerCase().normalize("NFC");
  if (small.startsWith("й")) return "й";
  return small
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC");
}

/** What a word is made of, in a folded text: the tokenizer of the index sees the same. */
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu;

/** More words than this are no longer looked for: nobody types them, and each is one more pass through the index. */
const MOST_WORDS = 8;
/** A longer one is a key or a line of symbols; its beginning finds it. */
const LONGEST_WORD = 60;

/** The words that somebody looks for, folded, each once. */
export function soughtWords(text: string): string[] {
  const words = fold(text).folded.match(WORDS) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}

/** Where in a text a word begins as one of those looked for; `word` is which of them. */
export interface Found {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Every place of a text where a word begins with one that is looked for, the longest such; offsets are of the text as it was written. */
export function findWords(text: string, sought: readonly string[]): Found[] {
  const { folded, from, to } = fold(text);
  return [...folded.matchAll(WORDS)].flatMap(({ 0: token, index }) => {
    const [word] = sought
      .filter((one) => token.startsWith(one))
      .toSorted((one, other) => other.length - one.length);
    if (word === undefined) return [];
    return [{ word, from: from[index] ?? 0, to: to[index + word.length - 1] ?? text.length }];
  });
}
