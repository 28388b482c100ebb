import type { FormsTexts } from "../../forms/texts.ts";

export const fi: FormsTexts = {
  lang: "fi",
  details: "{name} pyytää muutamaa tietoa",
  question: "{name} kysyy sinulta",
  before: "Odottaessasi voit kertoa hieman lisää",
  hint: "Kaikki kentät ovat vapaaehtoisia. Tiimi näkee, mitä lähetät.",
  fields: { name: "Nimi", email: "Sähköpostiosoite", phone: "Puhelinnumero" },
  send: "Lähetä",
  notNow: "Ei nyt",
  faults: {
    email: "Tarkista osoite, esimerkiksi nimi@example.com.",
    phone: "Tarkista numero, esimerkiksi +358 9 123 4567.",
  },
  given: "Vastauksesi",
  sent: "Lähetetty. Kiitos!",
  nothing: "Ei nyt: mitään ei lähetetty.",
  replies: "Vastausehdotukset",
};
