import type { TopicsTexts } from "../../topics/texts.ts";

export const fi: TopicsTexts = {
  lang: "fi",
  ask: "Mitä asia koskee?",
  hint: "Valitse aihe, jos haluat. Tähän asti odotettu aika lasketaan mukaan.",
  first: "vastataan ensin",
  notNow: "Ei nyt",
  chosen: "Aihe: {topic}. Tähän asti odotettu aika lasketaan mukaan.",
  chosenFirst:
    "Aihe: {topic}. Siihen vastataan ensin, ja tähän asti odotettu aika lasketaan mukaan.",
  change: "Vaihda",
};
