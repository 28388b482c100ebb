import type { StarterWordings } from "./en.ts";

export const lt: StarterWordings = {
  greeting: [
    "Laba diena! Jums atsako {{agent.name}}. Skaitau jūsų žinutę.",
    "Laba diena, ačiū, kad parašėte. Čia {{agent.name}}, jau skaitau jūsų klausimą.",
  ],
  acknowledgement: ["Ačiū, jūsų žinutę gavau ir aiškinuosi."],
  reassurance: [
    "Patikrinsiu ir jums parašysiu. Čia, pokalbyje, matote, iki kada gausite atsakymą.",
  ],
  apology: ["Atsiprašau, kad taip nutiko. Mes tai sutvarkysime."],
  refusal: ["Deja, tai neįmanoma. Mielai pasakysiu, ką galime padaryti vietoj to."],
  handover: [
    "Mano kolegos apie tai žino daugiau, todėl perduodu pokalbį jiems. Jie mato viską, ką parašėte, tad nieko kartoti nereikės.",
  ],
};
