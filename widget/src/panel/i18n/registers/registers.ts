import type { Register } from "@presently/shared/protocol";
import { bgInformal } from "./bg-informal.ts";
import { fiFormal } from "./fi-formal.ts";
import { ltInformal } from "./lt-informal.ts";
import { nlInformal } from "./nl-informal.ts";
import type { Overrides } from "./overrides.ts";

/**
 * What each language says otherwise in a register: English has one alone, and where nothing stands here the usual one is what is asked for. Russian
 * writes the formal "Вы" with a capital, which needs no words of its own (RE1).
 */
const overrides: Readonly<Record<Register, Readonly<Record<string, Overrides>>>> = {
  usual: {},
  formal: { fi: fiFormal },
  informal: { bg: bgInformal, lt: ltInformal, nl: nlInformal },
};

/** A file's words in a register; `part` is the file's name. The conversation's file holds the panel's words, too. */
export function inRegister<Of extends object>(
  words: Of,
  language: string,
  register: Register,
  part: string,
): Of {
  const all: Readonly<Record<string, object | undefined>> = overrides[register][language] ?? {};
  const merged = merge(merge(words, part === "talk" ? all["panel"] : undefined), all[part]);
  return register === "formal" && language === "ru" ? (capitalised(merged) as Of) : (merged as Of);
}

function merge(words: object, over: object | undefined): object {
  const of = words as Readonly<Record<string, unknown>>; // files of words hold texts and such objects alone
  return {
    ...of,
    ...Object.fromEntries(
      Object.entries(over ?? {}).map(([key, value]: [string, unknown]) => [
        key,
        typeof value === "string" ? value : merge(of[key] as object, value as object),
      ]),
    ),
  };
}

/** "вы", "вас", "ваш" with a capital, as one person is addressed formally in writing. */
export const withCapital = (text: string): string =>
  text.replace(/(?<!\p{L})в(?=(?:ы|ас|ам|ами|аш\p{L}*)(?!\p{L}))/gu, "В");

function capitalised(words: object): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? withCapital(value) : capitalised(value as object),
    ]),
  );
}
