import type { TopicsTexts } from "../../topics/texts.ts";

export const nl: TopicsTexts = {
  lang: "nl",
  ask: "Waar gaat het over?",
  hint: "Kies een onderwerp als u wilt. De tijd die u al wacht, telt mee.",
  first: "gaat voor",
  notNow: "Niet nu",
  chosen: "Onderwerp: {topic}. De tijd die u al wacht, telt mee.",
  chosenFirst: "Onderwerp: {topic}. Dit gaat voor, en de tijd die u al wacht, telt mee.",
  change: "Wijzigen",
};
