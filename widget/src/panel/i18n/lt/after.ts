import type { AfterTexts } from "../../after/texts.ts";

export const lt: AfterTexts = {
  lang: "lt",
  solved: {
    ask: "Ar jūsų klausimas išspręstas?",
    yes: "Taip",
    no: "Dar ne",
    skip: "Praleisti",
  },
  rating: {
    ask: "Kaip sekėsi pokalbis?",
    score: "{n} iš 5",
    thanks: "Ačiū. Gal norite ką nors pridurti?",
    comment: "Komentaras",
    sendComment: "Siųsti komentarą",
    kept: "Ačiū. Jūsų įvertinimas išsaugotas.",
    sending: "Siunčiama",
  },
  transcript: {
    asText: "Išsaugoti kaip tekstą",
    asPage: "Išsaugoti kaip puslapį",
    byMail: "Atsiųsti el. paštu",
    failed: "Pokalbio išsaugoti nepavyko. Pabandykite dar kartą.",
    mailed: "Šį pokalbį atsiųsime jums el. paštu.",
    form: {
      title: "Kur siųsti šį pokalbį?",
      hint: "Tik į jūsų pačių paštą; adresą saugome kartu su pokalbiu.",
      email: "El. pašto adresas",
      submit: "Siųsti",
      cancel: "Atgal",
    },
  },
  forget: {
    offer: "Pamiršti šį pokalbį šiame įrenginyje",
    meaning:
      "Ši naršyklė pokalbio neberodys, iš čia prie jo negrįšite, o iki šiol išsiųstų laiškų nuorodos jo nebeatvers. Kas buvo parašyta, lieka komandai.",
    confirm: "Pamiršti",
  },
};
