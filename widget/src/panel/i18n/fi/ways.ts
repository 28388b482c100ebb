import type { WaysTexts } from "../../ways/texts.ts";

export const fi: WaysTexts = {
  lang: "fi",
  offer: "Voit lähteä ja pitää paikkasi. Kerromme, kun on sinun vuorosi.",
  byMail: "Ilmoita sähköpostilla",
  byNotice: "Ilmoita tässä",
  byPhone: "Soittakaa minulle",
  blocked: "Tämä selain ei salli ilmoituksia.",
  kept: {
    email:
      "Paikkasi säilyy niin kauan kuin olemme avoinna, kuitenkin enintään 12 tuntia. Lähetämme sähköpostia, kun on sinun vuorosi; voit sulkea tämän sivun.",
    notice:
      "Paikkasi säilyy. Ilmoitamme, kun on sinun vuorosi; jätä tämä välilehti auki taustalle.",
    push: "Paikkasi säilyy niin kauan kuin olemme avoinna, kuitenkin enintään 12 tuntia. Ilmoitamme, kun on sinun vuorosi; voit sulkea tämän sivun.",
  },
  stay: "Odotan sittenkin tässä",
  back: "Tervetuloa takaisin.",
  stayHere: "Jään nyt tähän",
  form: {
    title: "Mihin voimme kirjoittaa?",
    hint: "Kirjoitamme, kun on sinun vuorosi; viestissä on linkki tähän chattiin.",
    email: "Sähköpostiosoite",
    submit: "Pidä paikkani",
    cancel: "Takaisin",
  },
  call: {
    title: "Mihin numeroon voimme soittaa?",
    hint: "Poistut jonosta, ja joku meistä soittaa. Kerromme heti, mihin mennessä.",
    phone: "Puhelinnumero",
    note: "Kysymys (valinnainen)",
    submit: "Soittakaa minulle",
    wrong: "Tarkista numero: numeroita ja maatunnus, esimerkiksi +358 9 123 4567.",
    due: "Soitamme sinulle viimeistään: {time}.",
    again: "Soitimme, mutta kukaan ei vastannut. Yritämme uudelleen viimeistään: {time}.",
    cancel: "Älkää soittako",
    gaveUp:
      "Soitimme kolme kertaa, eikä kukaan vastannut, joten emme soita enää. Tiimi vastaa tässä.",
    wrongNumber: "Jätetty numero ei ollut oikea. Kirjoita tähän, niin tiimi vastaa tässä.",
  },
  turn: "Nyt on sinun vuorosi.",
  nextIsYours: "Seuraava vapautuva asiakaspalvelija vastaa sinulle.",
  firstUntil: "Paikkasi pysyy ensimmäisenä klo {time} asti.",
  taken: "{name} on täällä sinua varten.",
};
