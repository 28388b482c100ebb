import type { AfterTexts } from "../../after/texts.ts";

export const fi: AfterTexts = {
  lang: "fi",
  solved: {
    ask: "Ratkesiko asiasi?",
    yes: "Kyllä",
    no: "Ei vielä",
    skip: "Ohita",
  },
  rating: {
    ask: "Miten keskustelu sujui?",
    score: "{n}/5",
    thanks: "Kiitos. Haluatko lisätä jotain?",
    comment: "Kommentti",
    sendComment: "Lähetä kommentti",
    kept: "Kiitos. Arviosi on tallessa.",
    sending: "Lähetetään",
  },
  transcript: {
    asText: "Tallenna tekstinä",
    asPage: "Tallenna sivuna",
    byMail: "Lähetä sähköpostilla",
    failed: "Chattia ei voitu tallentaa. Yritä uudelleen.",
    mailed: "Lähetämme tämän chatin sähköpostiisi.",
    form: {
      title: "Mihin lähetämme tämän chatin?",
      hint: "Vain omaan osoitteeseesi; säilytämme sen chatin yhteydessä.",
      email: "Sähköpostiosoite",
      submit: "Lähetä",
      cancel: "Takaisin",
    },
  },
  forget: {
    offer: "Unohda tämä chat tällä laitteella",
    meaning:
      "Tämä selain ei enää näytä chattia, et pääse siihen täältä takaisin, eivätkä jo lähetettyjen sähköpostien linkit enää avaa sitä. Tiimi säilyttää sen, mitä on sanottu.",
    confirm: "Unohda se",
  },
};
