import type { TopicsTexts } from "../../topics/texts.ts";

export const lt: TopicsTexts = {
  lang: "lt",
  ask: "Dėl ko kreipiatės?",
  hint: "Jei norite, pasirinkite temą. Jau laukto laiko neprarasite.",
  first: "atsakome pirmiausia",
  notNow: "Ne dabar",
  chosen: "Tema: {topic}. Jau laukto laiko neprarasite.",
  chosenFirst:
    "Tema: {topic}. Šiais klausimais atsakome pirmiausia, o jau laukto laiko neprarasite.",
  change: "Keisti",
};
