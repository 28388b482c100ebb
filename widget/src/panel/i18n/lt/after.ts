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
    comment: "Komentaras (nebūtinas)",
    sendComment: "Siųsti komentarą",
    kept: "Ačiū. Jūsų įvertinimas išsaugotas.",
    sending: "Siunčiama",
  },
  forget: {
    offer: "Pamiršti šį pokalbį šiame įrenginyje",
    meaning:
      "Ši naršyklė pokalbio neberodys, iš čia prie jo negrįšite, o iki šiol išsiųstų laiškų nuorodos jo nebeatvers. Kas buvo parašyta, lieka komandai.",
    confirm: "Pamiršti",
  },
};
