import type { TopicsTexts } from "../../topics/texts.ts";

export const en: TopicsTexts = {
  lang: "en",
  ask: "What is it about?",
  hint: "Choose one if you like. The time you have waited counts.",
  first: "answered first",
  notNow: "Not now",
  chosen: "It's about: {topic}. The time you have waited counts.",
  chosenFirst: "It's about: {topic}. It is answered first, and the time you have waited counts.",
  change: "Change",
};
