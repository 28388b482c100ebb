import type { AfterTexts } from "../../after/texts.ts";

export const nl: AfterTexts = {
  lang: "nl",
  solved: {
    ask: "Is uw vraag opgelost?",
    yes: "Ja",
    no: "Nee, nog niet",
    skip: "Overslaan",
  },
  rating: {
    ask: "Hoe was deze chat?",
    score: "{n} van 5",
    thanks: "Dank u. Wilt u nog iets toevoegen?",
    comment: "Opmerking",
    sendComment: "Opmerking versturen",
    kept: "Dank u. Uw beoordeling is bewaard.",
    sending: "Wordt verstuurd",
  },
  transcript: {
    asText: "Opslaan als tekst",
    asPage: "Opslaan als pagina",
    byMail: "Mail mij deze chat",
    failed: "De chat kon niet worden opgeslagen. Probeer het opnieuw.",
    mailed: "We mailen u deze chat.",
    form: {
      title: "Waar mogen we deze chat naartoe sturen?",
      hint: "Alleen naar een eigen adres; we bewaren het bij de chat.",
      email: "E-mailadres",
      submit: "Versturen",
      cancel: "Terug",
    },
  },
  forget: {
    offer: "Deze chat op dit apparaat vergeten",
    meaning:
      "Deze browser laat de chat niet meer zien, u kunt er hiervandaan niet naar terug, en links in eerder verstuurde mails openen hem niet meer. Het team bewaart wat er is gezegd.",
    confirm: "Vergeten",
  },
};
