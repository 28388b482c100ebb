import type { Plural } from "./plural.ts";
import { fill } from "./plural.ts";

declare global {
  namespace Intl {
    // Of ES2023, and missing in the compiler's library.
    interface PluralRules {
      selectRange(start: number, end: number): LDMLPluralRule;
    }
  }
}

/** The phrase in the form that the range from `low` to `high` asks for: Russian says "2-4 минуты" but "3-6 минут". */
export function ranged(lang: string, plural: Plural, low: number, high: number): string {
  const form = new Intl.PluralRules(lang).selectRange(low, high);
  return fill(plural[form] ?? plural.other, {
    low: low.toLocaleString(lang),
    high: high.toLocaleString(lang),
  });
}
