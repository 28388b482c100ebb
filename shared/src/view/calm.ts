/** At most eight marks on one letter: more are there to spill over the lines around them (R38). */
export function calm(text: string): string {
  return text.replace(/(\p{M}{8})\p{M}+/gu, "$1");
}
