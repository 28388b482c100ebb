import type { WaysTexts } from "../../ways/texts.ts";

export const lt: WaysTexts = {
  lang: "lt",
  offer: "Galite išeiti ir neprarasti vietos. Pranešime, kai ateis jūsų eilė.",
  byMail: "Pranešti el. paštu",
  byNotice: "Pranešti čia",
  blocked: "Ši naršyklė neleidžia mums pranešti.",
  kept: {
    email:
      "Jūsų vieta saugoma. Kai ateis jūsų eilė, parašysime el. paštu; šį puslapį galite užverti.",
    notice:
      "Jūsų vieta saugoma. Kai ateis jūsų eilė, pranešime; palikite šią kortelę atvertą fone.",
    push: "Jūsų vieta saugoma. Kai ateis jūsų eilė, pranešime; šį puslapį galite užverti.",
  },
  stay: "Verčiau laukti čia",
  back: "Jūs grįžote.",
  stayHere: "Dabar lieku čia",
  form: {
    title: "Kur jums parašyti?",
    hint: "Kai ateis jūsų eilė, parašysime su nuoroda atgal į šį pokalbį.",
    email: "El. pašto adresas",
    submit: "Išsaugoti vietą",
    cancel: "Atgal",
  },
  turn: "Atėjo jūsų eilė.",
  nextIsYours: "Jums atsakys pirmas atsilaisvinęs konsultantas.",
  firstUntil: "Iki {time} jūsų vieta lieka pirma.",
  taken: "Jums atsako {name}.",
};
