import type { PromisesTexts } from "../../promises/texts.ts";

export const nl: PromisesTexts = {
  lang: "nl",
  made: {
    answer: "U hoort van ons, uiterlijk: {time}.",
    update: "We laten u weten hoe het ervoor staat, uiterlijk: {time}.",
    solution: "We verwachten dat het is opgelost, uiterlijk: {time}.",
    followUp: "We vragen u of alles in orde is, uiterlijk: {time}.",
  },
  moved: "De nieuwe beloofde tijd: {time}.",
  kept: "Klaar, zoals beloofd ({time}).",
  keptLate: "Klaar, al is het later dan beloofd ({time}). Excuses daarvoor.",
  broken:
    "Wat we beloofden ({time}), is nog niet klaar. We zijn het niet vergeten: u houdt het van ons tegoed.",
  takenBack: "Wat was beloofd ({time}), geldt niet meer.",
};
