import type { Texts } from "./texts.ts";

/** Names and dates stand where they need no ending. */
export const fi: Texts = {
  lang: "fi",
  locale: "fi-FI",
  leftMessage: {
    subject: (reference) => `Viestisi on tullut perille (${reference})`,
    received: (siteName) => `Viestisi on tullut perille. Vastaanottaja: ${siteName}.`,
    answerBy: (reference, by) =>
      `Viestin numero on ${reference}. Saat vastauksen viimeistään: ${by}. Vastaus tulee chattiin, tai sähköpostiin, jos et ole paikalla.`,
    reference: (reference) => `Viestin numero on ${reference}.`,
    youWrote: "Kirjoitit:",
  },
  unreadReply: {
    subject: "Sinulle on vastaus",
    wrote: (agentName, siteName) => `${agentName}, ${siteName}, kirjoitti:`,
    answered: (siteName) => `${siteName} kirjoitti:`,
  },
  promises: {
    subject: "Lupauksemme sinulle",
    made: {
      answer: (by) => `Palaamme asiaan viimeistään: ${by}.`,
      update: (by) => `Kerromme, missä mennään, viimeistään: ${by}.`,
      solution: (by) => `Arvioimme, että asia on ratkaistu viimeistään: ${by}.`,
      followUp: (by) => `Kysymme, onko kaikki kunnossa, viimeistään: ${by}.`,
    },
    moved: "Aika on uusi.",
    takenBack: (by) => `Aiempi lupaus (${by}) ei ole enää voimassa.`,
  },
  turn: {
    subject: "Nyt on sinun vuorosi",
    come: (siteName) =>
      `Nyt on sinun vuorosi chatissa (${siteName}). Palaa keskusteluun, niin seuraava vapautuva asiakaspalvelija vastaa sinulle.`,
    until: (by) => `Paikkasi pysyy ensimmäisenä tähän asti: ${by}.`,
    placeKept:
      "Ehdit myöhemminkin, niin kauan kuin paikkasi säilyy: pysyt jonossa yhtä sijaa taempana, ja kutsumme sinut uudelleen.",
  },
  transcript: {
    subject: "Pyytämäsi keskustelu",
    title: (siteName) => `Keskustelu: ${siteName}`,
    about: (reference, begun) => `Numero ${reference}. Alkoi: ${begun}.`,
    cut: "Aiemmat viestit on jätetty pois.",
    you: "Sinä",
    team: "Tiimi",
    form: {
      name: "Nimi",
      email: "Sähköposti",
      phone: "Puhelin",
      question: "Vastaus",
      asked: (what) => `Kysytyt tiedot: ${what}`,
      notNow: "Ei nyt",
      offered: (replies) => `Vastausvaihtoehdot: ${replies}`,
    },
    topic: (what) => `Aihe: ${what}`,
  },
  continue: "Jatka keskustelua",
  linkLasts: (until) =>
    `Linkki toimii tähän asti: ${until}. Sillä keskustelun voi avata kuka tahansa, joten älä välitä tätä viestiä eteenpäin.`,
  notRead: "Älä vastaa tähän viestiin: vastauksia ei lueta. Käytä linkkiä.",
  whyYou: (siteName) =>
    `Saat tämän viestin, koska tämä osoite annettiin chatissa (${siteName}). Jos se et ollut sinä, sinun ei tarvitse tehdä mitään.`,
};
