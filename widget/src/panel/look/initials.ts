/** The first letters of a name's first and last word, as they are read; as many as there are. */
export function initialsOf(name: string, lang: string): string {
  const words = name.split(/[\s.@_-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  // A letter may be several characters.
  return chosen.map((word = "") => (/./u.exec(word)?.[0] ?? "").toLocaleUpperCase(lang)).join("");
}
