import type { PromisesTexts } from "../../promises/texts.ts";

export const lt: PromisesTexts = {
  lang: "lt",
  made: {
    answer: "Atsakysime jums ne vėliau kaip: {time}.",
    update: "Parašysime, kaip sekasi, ne vėliau kaip: {time}.",
    solution: "Tikimės tai išspręsti ne vėliau kaip: {time}.",
    followUp: "Paklausime, ar viskas gerai, ne vėliau kaip: {time}.",
  },
  moved: "Naujas pažadėtas laikas: {time}.",
  kept: "Padaryta, kaip ir žadėjome ({time}).",
  keptLate: "Padaryta, nors vėliau, nei žadėjome ({time}). Atsiprašome.",
  broken: "Tai, ką žadėjome ({time}), dar nepadaryta. Nepamiršome: vis dar esame jums skolingi.",
  takenBack: "Ankstesnis pažadas ({time}) nebegalioja.",
};
