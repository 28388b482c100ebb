/** How well a reply's name fits what was typed, the best first; `words` = only what it says fits. */
export const ranks = ["exact", "begins", "word", "part", "scattered", "words"] as const;
type Rank = (typeof ranks)[number];

/** A text as it is looked through: lower case, without marks, its words and numbers with one space between. */
export function foldedLine(text: string): string {
  const folded = text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Patterns of LIKE for every word that was typed, two at a time, the longest first; one pair that everything fits for none. Folded words have no sign that LIKE knows. */
export function patternsOf(typed: string): { readonly first: string; readonly second: string }[] {
  const words = [...new Set(typed.split(" "))].toSorted((a, b) => b.length - a.length);
  const pairs = [];
  for (let at = 0; at < words.length; at += 2)
    pairs.push({ first: `%${words[at] ?? ""}%`, second: `%${words[at + 1] ?? ""}%` });
  return pairs;
}

/** The pattern of LIKE with every letter in its order, whatever stands between. */
export function scatteredPattern(typed: string): string {
  return `%${Array.from(typed.replaceAll(" ", "")).join("%")}%`;
}

/** Where what was typed stands in a folded name. */
export function rankOf(name: string, typed: string): Rank {
  if (name === typed) return "exact";
  if (name.startsWith(typed)) return "begins";
  if (name.includes(` ${typed}`)) return "word";
  if (name.includes(typed)) return "part";
  return hasScattered(name, typed) ? "scattered" : "words";
}

function hasScattered(name: string, typed: string): boolean {
  let from = 0;
  for (const letter of typed.replaceAll(" ", "")) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
