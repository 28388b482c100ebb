import type { ArticlesTexts } from "../../articles/texts.ts";

export const nl: ArticlesTexts = {
  lang: "nl",
  waiting: "Misschien helpt dit terwijl u wacht",
  later: "Hulp bij uw vraag",
  page: "Lees het op de website",
  ask: "Bent u hiermee geholpen?",
  yes: "Ja",
  no: "Nee",
  helped: "Fijn. U kunt de rij verlaten, of uw plaats houden en wachten.",
  thanks: "Dank u wel voor uw antwoord.",
  leave: "Rij verlaten",
  stay: "Blijven wachten",
  coming: "U krijgt hier antwoord van een medewerker.",
  person: "Op een medewerker wachten",
};
