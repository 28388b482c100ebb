import type { NoticeTexts } from "../../notice/texts.ts";

export const nl: NoticeTexts = {
  lang: "nl",
  hide: "Bericht verbergen",
  menu: "Meer opties",
  sound: "Geluid bij een antwoord",
  asText: "Opslaan als tekst",
  asPage: "Opslaan als pagina",
  byMail: "Mail mij deze chat",
  forget: "Deze chat op dit apparaat vergeten",
  notSaved: "De chat kon niet worden opgeslagen. Probeer het opnieuw.",
  mailed: "We mailen u wat er tot nu toe is gezegd.",
  form: {
    title: "Waar mogen we deze chat naartoe sturen?",
    hint: "Alleen naar een eigen adres; we bewaren het bij de chat.",
    email: "E-mailadres",
    submit: "Versturen",
    cancel: "Terug",
  },
  forgetting: {
    meaning:
      "Deze browser laat de chat niet meer zien, en antwoorden daarop ook niet; u kunt er hiervandaan niet naar terug, en links in eerder verstuurde mails openen hem niet meer. Het team bewaart wat er is gezegd.",
    confirm: "Vergeten",
    cancel: "Terug",
  },
};
