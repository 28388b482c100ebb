import type { PageTexts } from "./texts.ts";

export const nl: PageTexts = {
  lang: "nl",
  welcomeBack: "Welkom terug. Uw gesprek is waar u het hebt achtergelaten.",
  continue: "Verder met het gesprek",
  opening: "Openen…",
  linkOver:
    "Deze link opent geen gesprek meer: links werken hooguit een week. U kunt ons hier schrijven.",
  writeAnew: "Schrijf ons",
  otherChat:
    "Op dit apparaat staat een andere chat. Om het gesprek uit uw mail te openen, moet dit apparaat die vergeten.",
  keepOther: "Deze chat houden",
  replaceOther: "Vergeten en die uit de mail openen",
  unreachable: "De chat is nu niet bereikbaar. Probeer het zo meteen opnieuw.",
  tooOften: "Dit is te vaak geprobeerd. Probeer het over een paar minuten opnieuw.",
};
