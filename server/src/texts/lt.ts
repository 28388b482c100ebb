import type { Texts } from "./texts.ts";

/** Names and dates stand where they need no ending. */
export const lt: Texts = {
  lang: "lt",
  locale: "lt-LT",
  leftMessage: {
    subject: (reference) => `Jūsų žinutę gavome (${reference})`,
    received: (siteName) => `Jūsų žinutę gavome. Gavėjas: „${siteName}“.`,
    answerBy: (reference, by) =>
      `Žinutės numeris: ${reference}. Atsakysime ne vėliau kaip: ${by}. Atsakymą rasite pokalbyje, o jei jame nebūsite – el. pašte.`,
    reference: (reference) => `Žinutės numeris: ${reference}.`,
    youWrote: "Jūs rašėte:",
  },
  unreadReply: {
    subject: "Jums atsakyta",
    wrote: (agentName, siteName) => `${agentName} („${siteName}“) rašo:`,
    answered: (siteName) => `„${siteName}“ rašo:`,
  },
  promises: {
    subject: "Ką jums pažadėjome",
    made: {
      answer: (by) => `Atsakysime jums ne vėliau kaip: ${by}.`,
      update: (by) => `Parašysime, kaip sekasi, ne vėliau kaip: ${by}.`,
      solution: (by) => `Tikimės tai išspręsti ne vėliau kaip: ${by}.`,
      followUp: (by) => `Paklausime, ar viskas gerai, ne vėliau kaip: ${by}.`,
    },
    moved: "Tai naujas laikas.",
    takenBack: (by) => `Ankstesnis pažadas (${by}) nebegalioja.`,
  },
  turn: {
    subject: "Atėjo jūsų eilė",
    come: (siteName) =>
      `Atėjo jūsų eilė „${siteName}“ pokalbyje. Grįžkite, ir jums atsakys pirmas atsilaisvinęs konsultantas.`,
    until: (by) => `Jūsų vieta lieka pirma iki šio laiko: ${by}.`,
    placeKept:
      "Galima ir vėliau, kol jūsų vieta saugoma: liksite eilėje viena vieta toliau ir pakviesime jus dar kartą.",
  },
  transcript: {
    subject: "Jūsų prašytas pokalbis",
    title: (siteName) => `Pokalbis su „${siteName}“`,
    about: (reference, begun) => `Numeris ${reference}. Pradžia: ${begun}.`,
    cut: "Ankstesnės žinutės praleistos.",
    you: "Jūs",
    team: "Komanda",
    form: {
      name: "Vardas",
      email: "El. paštas",
      phone: "Telefonas",
      question: "Atsakymas",
      asked: (what) => `Prašomi duomenys: ${what}`,
      notNow: "Ne dabar",
      offered: (replies) => `Siūlomi atsakymai: ${replies}`,
    },
    topic: (what) => `Tema: ${what}`,
  },
  continue: "Tęsti pokalbį",
  linkLasts: (until) =>
    `Nuoroda galioja iki šio laiko: ${until}. Ji atveria pokalbį kiekvienam, kas ją turi, todėl šio laiško niekam nepersiųskite.`,
  notRead: "Į šį laišką neatsakykite: atsakymų niekas neskaito. Naudokitės nuoroda.",
  whyYou: (siteName) =>
    `Šį laišką gavote, nes šis adresas buvo nurodytas „${siteName}“ pokalbyje. Jei tai buvote ne jūs, nieko daryti nereikia.`,
};
