import type { StarterWordings } from "./en.ts";

export const fi: StarterWordings = {
  greeting: [
    "Hei! Täällä {{agent.name}}. Luen viestiäsi parhaillaan.",
    "Hei ja kiitos viestistäsi! {{agent.name}} täällä, katson asiaasi nyt.",
  ],
  acknowledgement: ["Kiitos, viestisi on tullut perille ja selvitän asiaa."],
  reassurance: [
    "Selvitän asian ja kirjoitan sinulle. Näet täältä keskustelusta, mihin mennessä saat vastauksen.",
  ],
  apology: ["Olen pahoillani tapahtuneesta. Hoidamme asian kuntoon."],
  refusal: [
    "Valitettavasti tämä ei ole mahdollista. Kerron mielelläni, mitä voimme tehdä sen sijaan.",
  ],
  handover: [
    "Kollegani tuntevat tämän asian paremmin, joten siirrän keskustelun heille. He näkevät kaiken, mitä olet kirjoittanut, eikä mitään tarvitse toistaa.",
  ],
};
