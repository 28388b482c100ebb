/** Every phrase of a language's file by its path, `{0}`, `{1}` in the places of what a function puts in. */
export function phrasesOf(texts: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
      const at = path + key;
      if (typeof value === "string") return [[at, value] as const];
      if (typeof value === "function") return [[at, String(value(...placesFor(value.length)))]];
      return [...phrasesOf(value as object, `${at}.`)]; // safe: a file of texts holds nothing else
    }),
  );
}

const placesFor = (count: number) => Array.from({ length: count }, (_, at) => `{${at}}`);

/** The places of a phrase that are filled in, each once, in no order of its own. */
export function placesIn(phrase: string): string[] {
  return [...new Set(phrase.match(/\{\w+\}/g))].sort();
}

/**
 * What would break how a language addresses the visitor, the same in all of its files (M26): never two ways of it. Beside the pronouns, the verbs
 * that tell by their ending, and where none does those that a chat says.
 */
export const OTHER_REGISTER: Readonly<Record<string, RegExp>> = {
  bg: /(?<!\p{L})(?:ти|те|теб|твоят|твоя|твоето|твоите|вие|ви|вас|ваш\p{L}*|\p{L}{2,}[еияа]ш|(?:[Нн]а)?[Пп]иши|[Оо]стави|[Пп]ровери|[Оо]питай|[Ии]зчакай|[Вв]ърни)(?!\p{L})/u,
  fi: /(?<!\p{L})(?:te|teidän|teille|teitä|teiltä|teillä|Te|Teidän|\p{L}+tte|\p{L}{3,}nne|[Kk]irjoittakaa|[Oo]dottakaa|[Jj]ättäkää|[Tt]arkistakaa|[Yy]rittäkää|[Pp]alatkaa)(?!\p{L})/u,
  lt: /(?<!\p{L})(?:[Tt]u|[Tt]av(?:o|e|ęs|imi|yje)|[Tt]au|(?!(?:[Tt]ik|[Kk]iek|[Tt]iek|[Ll]ink)(?!\p{L}))\p{L}+k|(?<=[\p{Ll},;] )(?:Jūs|Jums|Jus|Jūsų))(?!\p{L})/u,
  nl: /(?<!\p{L})(?:[Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ullie|(?<=[\p{Ll},;] )(?:U|Uw))(?!\p{L})/u,
  ru: /(?<!\p{L})(?:[Тт]ы|[Тт]ебя|[Тт]ебе|[Тт]во\p{L}+|\p{L}{2,}[еёи]шь(?:ся)?|(?:[Нн]а)?[Пп]иши|[Оо]ставь|[Пп]роверь|[Пп]опробуй|[Пп]одожди|[Вв]ернись|[Оо]бнови|(?<=[\p{Ll},;] )(?:Вы|Вас|Вам|Ваш\p{L}*))(?!\p{L})/u,
};

/** The same where a language addresses the visitor in another register than it usually does (RE1). */
export const USUAL_REGISTER: Readonly<Record<string, RegExp>> = {
  bg: /(?<!\p{L})(?:Вие|Ви|Вас|Ваш\p{L}*|вие|ви|вас|ваш\p{L}*|(?:[Нн]а)?[Пп]ишете|[Оо]ставете|[Пп]роверете|[Оо]питайте|[Вв]ърнете|[Мм]ожете|[Чч]акате)(?!\p{L})/u,
  // What stands on a button without a full stop is what the visitor tells the chat to do.
  fi: /(?<!\p{L})(?:sinä|sinun|sinulle|sinua|sinut|Sinä|Sinun|Sinulle|\p{L}*(?:iesti|ysymykse|aikka|soittee|soitteesee|sia|rvio|astaukse|eskustelu|ähköpostii|dellä|irjoittama)si|[Vv]oit|[Oo]let|(?:[Kk]irjoita|[Jj]ätä|[Tt]arkista|[Yy]ritä)(?=[^.]*\.))(?!\p{L})/u,
  lt: /(?<!\p{L})(?:[Jj]ūs|[Jj]ums|[Jj]us|[Jj]ūsų|\p{L}{2,}kite|[Gg]alite|[Nn]orite)(?!\p{L})/u,
  nl: /(?<!\p{L})(?:[Uu]|[Uu]w)(?!\p{L})/u,
  ru: /(?<!\p{L})(?:вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u,
};

/** What no visitor shall read: "as soon as possible" and "do not worry" promise nothing (M7, M13). */
export const EMPTY_WORDS =
  /as soon as possible|zo snel mogelijk|maak u geen zorgen|в ближайшее время|не волнуйтесь|при първа възможност|не се притеснявайте|mahdollisimman pian|älä huoli|kuo greičiau|nesijaudinkite/iu;
