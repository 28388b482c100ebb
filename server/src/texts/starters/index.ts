import {
  ARTICLE_LANGUAGES,
  type ArticleLanguage,
  type CannedReplyText,
  STARTER_KINDS,
} from "@presently/shared/protocol";
import { bg } from "./bg.ts";
import { en, type StarterWordings } from "./en.ts";
import { fi } from "./fi.ts";
import { lt } from "./lt.ts";
import { nl } from "./nl.ts";
import { ru } from "./ru.ts";

const wordings: Readonly<Record<ArticleLanguage, StarterWordings>> = { bg, en, fi, lt, nl, ru };

/** What the team calls them; the console speaks English. */
const names: Readonly<Record<(typeof STARTER_KINDS)[number], string>> = {
  greeting: "Greeting",
  acknowledgement: "Got it",
  reassurance: "I'll get back to you",
  apology: "Sorry",
  refusal: "Not possible",
  handover: "A colleague takes over",
};

interface Starter {
  readonly kind: (typeof STARTER_KINDS)[number];
  readonly name: string;
  readonly texts: readonly CannedReplyText[];
}

/** The starters that come with the product, for an owner to take (CR7, M13). */
export const starterTexts: readonly Starter[] = STARTER_KINDS.map((kind) => ({
  kind,
  name: names[kind],
  texts: ARTICLE_LANGUAGES.map((language) => ({
    language,
    variants: [...wordings[language][kind]],
  })),
}));
