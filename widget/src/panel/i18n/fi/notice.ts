import type { NoticeTexts } from "../../notice/texts.ts";

export const fi: NoticeTexts = {
  lang: "fi",
  hide: "Piilota viesti",
  menu: "Lisää valintoja",
  sound: "Ääni, kun vastaus tulee",
  asText: "Tallenna tekstinä",
  asPage: "Tallenna sivuna",
  byMail: "Lähetä sähköpostilla",
  forget: "Unohda tämä chat tällä laitteella",
  notSaved: "Chattia ei voitu tallentaa. Yritä uudelleen.",
  mailed: "Lähetämme tähänastisen chatin sähköpostiisi.",
  form: {
    title: "Mihin lähetämme tämän chatin?",
    hint: "Vain omaan osoitteeseesi; säilytämme sen chatin yhteydessä.",
    email: "Sähköpostiosoite",
    submit: "Lähetä",
    cancel: "Takaisin",
  },
  forgetting: {
    meaning:
      "Tämä selain ei enää näytä chattia eikä siihen tulevia vastauksia, et pääse siihen täältä takaisin, eivätkä jo lähetettyjen sähköpostien linkit enää avaa sitä. Tiimi säilyttää sen, mitä on sanottu.",
    confirm: "Unohda se",
    cancel: "Takaisin",
  },
};
