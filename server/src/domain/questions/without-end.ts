const ends = ".,;:!?…？؟‽⁇⁈⁉)]}'\"”“»";

/** What was said without the signs that close it. A loop and no pattern: one that is tried from every sign takes time with the square of them. */
export function withoutEnd(said: string): string {
  let end = said.length;
  while (end > 0 && ends.includes(said.charAt(end - 1))) end -= 1;
  return said.slice(0, end);
}
