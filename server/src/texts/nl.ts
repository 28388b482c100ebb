import type { Texts } from "./texts.ts";

export const nl: Texts = {
  lang: "nl",
  locale: "nl-NL",
  leftMessage: {
    subject: (reference) => `We hebben uw bericht ontvangen (${reference})`,
    received: (siteName) => `We hebben uw bericht aan ${siteName} ontvangen.`,
    answerBy: (reference, by) =>
      `Het nummer ervan is ${reference}. U krijgt uiterlijk ${by} antwoord: in de chat, of per e-mail als u er niet bent.`,
    reference: (reference) => `Het nummer ervan is ${reference}.`,
    youWrote: "U schreef:",
  },
  unreadReply: {
    subject: "Er is een antwoord voor u",
    wrote: (agentName, siteName) => `${agentName} van ${siteName} schreef:`,
    answered: (siteName) => `${siteName} schreef:`,
  },
  promises: {
    subject: "Wat we u beloofden",
    made: {
      answer: (by) => `U hoort van ons, uiterlijk: ${by}.`,
      update: (by) => `We laten u weten hoe het ervoor staat, uiterlijk: ${by}.`,
      solution: (by) => `We verwachten dat het is opgelost, uiterlijk: ${by}.`,
      followUp: (by) => `We vragen u of alles in orde is, uiterlijk: ${by}.`,
    },
    moved: "Dit is een nieuwe tijd.",
    takenBack: (by) => `De eerdere belofte (${by}) geldt niet meer.`,
  },
  turn: {
    subject: "U bent aan de beurt",
    come: (siteName) =>
      `U bent aan de beurt in de chat van ${siteName}. Kom terug, dan is de eerstvolgende vrije medewerker voor u.`,
    until: (by) => `U blijft vooraan in de rij tot ${by}.`,
    placeKept:
      "Later kan ook, zolang uw plaats bewaard blijft: u blijft in de rij, één plaats verder naar achteren, en we roepen u opnieuw op.",
  },
  transcript: {
    subject: "Uw chat, zoals u hebt gevraagd",
    title: (siteName) => `De chat met ${siteName}`,
    about: (reference, begun) => `Nummer ${reference}. Begonnen op ${begun}.`,
    cut: "Eerdere berichten zijn weggelaten.",
    you: "U",
    team: "Het team",
    form: {
      name: "Naam",
      email: "E-mailadres",
      phone: "Telefoon",
      question: "Antwoord",
      asked: (what) => `Gevraagd: ${what}`,
      notNow: "Niet nu",
      offered: (replies) => `Voorgestelde antwoorden: ${replies}`,
    },
    topic: (what) => `Onderwerp: ${what}`,
  },
  continue: "Verder met het gesprek",
  linkLasts: (until) =>
    `De link werkt tot ${until}. Wie de link heeft, kan het gesprek openen: houd deze mail voor uzelf.`,
  notRead:
    "Beantwoord deze mail niet: antwoorden worden niet gelezen. Gebruik in plaats daarvan de link.",
  whyYou: (siteName) =>
    `U krijgt deze mail omdat dit adres is opgegeven in de chat van ${siteName}. Was u dat niet, dan hoeft u niets te doen.`,
};
