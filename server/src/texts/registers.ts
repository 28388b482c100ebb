import type { Register } from "@presently/shared/protocol";
import { bg } from "./bg.ts";
import { fi } from "./fi.ts";
import { lt } from "./lt.ts";
import { nl } from "./nl.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./texts.ts";

const bgInformal: Texts = {
  ...bg,
  leftMessage: {
    ...bg.leftMessage,
    subject: (reference) => `Получихме съобщението ти (${reference})`,
    received: (siteName) => `Получихме съобщението ти до ${siteName}.`,
    answerBy: (reference, by) =>
      `Номерът му е ${reference}. Ще получиш отговор до ${by}: в чата или по имейл, ако не си там.`,
    youWrote: "Ти написа:",
  },
  unreadReply: { ...bg.unreadReply, subject: "Имаш отговор" },
  promises: {
    ...bg.promises,
    subject: "Какво ти обещахме",
    made: {
      ...bg.promises.made,
      answer: (by) => `Ще ти отговорим най-късно: ${by}.`,
      update: (by) => `Ще ти пишем докъде сме стигнали най-късно: ${by}.`,
      followUp: (by) => `Ще те попитаме дали всичко е наред най-късно: ${by}.`,
    },
  },
  turn: {
    subject: "Твой ред е",
    come: (siteName) =>
      `Твой ред е в чата на ${siteName}. Върни се и първият свободен консултант е за теб.`,
    until: (by) => `Мястото ти остава първо до ${by}.`,
    placeKept:
      "Може и по-късно, докато мястото ти се пази: оставаш на опашката, с едно място по-назад, и ще те повикаме отново.",
  },
  transcript: { ...bg.transcript, subject: "Разговорът, който поиска", you: "Ти" },
  linkLasts: (until) =>
    `Връзката работи до ${until}. Тя отваря разговора на всеки, който я има: не препращай това писмо.`,
  notRead: "Моля, не отговаряй на това писмо: отговорите не се четат. Използвай връзката.",
  whyYou: (siteName) =>
    `Получаваш това писмо, защото този адрес беше даден в чата на ${siteName}. Ако не си ти, не е нужно да правиш нищо.`,
};

const fiFormal: Texts = {
  ...fi,
  leftMessage: {
    ...fi.leftMessage,
    subject: (reference) => `Viestinne on tullut perille (${reference})`,
    received: (siteName) => `Viestinne on tullut perille. Vastaanottaja: ${siteName}.`,
    answerBy: (reference, by) =>
      `Viestin numero on ${reference}. Saatte vastauksen viimeistään: ${by}. Vastaus tulee chattiin, tai sähköpostiin, jos ette ole paikalla.`,
    youWrote: "Kirjoititte:",
  },
  unreadReply: { ...fi.unreadReply, subject: "Teille on vastaus" },
  promises: { ...fi.promises, subject: "Lupauksemme teille" },
  turn: {
    subject: "Nyt on teidän vuoronne",
    come: (siteName) =>
      `Nyt on teidän vuoronne chatissa (${siteName}). Palatkaa keskusteluun, niin seuraava vapautuva asiakaspalvelija vastaa teille.`,
    until: (by) => `Paikkanne pysyy ensimmäisenä tähän asti: ${by}.`,
    placeKept:
      "Ehditte myöhemminkin, niin kauan kuin paikkanne säilyy: pysytte jonossa yhtä sijaa taempana, ja kutsumme teidät uudelleen.",
  },
  transcript: { ...fi.transcript, subject: "Pyytämänne keskustelu", you: "Te" },
  linkLasts: (until) =>
    `Linkki toimii tähän asti: ${until}. Sillä keskustelun voi avata kuka tahansa, joten älkää välittäkö tätä viestiä eteenpäin.`,
  notRead: "Älkää vastatko tähän viestiin: vastauksia ei lueta. Käyttäkää linkkiä.",
  whyYou: (siteName) =>
    `Saatte tämän viestin, koska tämä osoite annettiin chatissa (${siteName}). Jos se ette ollut te, teidän ei tarvitse tehdä mitään.`,
};

const ltInformal: Texts = {
  ...lt,
  leftMessage: {
    ...lt.leftMessage,
    subject: (reference) => `Tavo žinutę gavome (${reference})`,
    received: (siteName) => `Tavo žinutę gavome. Gavėjas: „${siteName}“.`,
    answerBy: (reference, by) =>
      `Žinutės numeris: ${reference}. Atsakysime ne vėliau kaip: ${by}. Atsakymą rasi pokalbyje, o jei jame nebūsi – el. pašte.`,
    youWrote: "Tu rašei:",
  },
  unreadReply: { ...lt.unreadReply, subject: "Tau atsakyta" },
  promises: {
    ...lt.promises,
    subject: "Ką tau pažadėjome",
    made: { ...lt.promises.made, answer: (by) => `Atsakysime tau ne vėliau kaip: ${by}.` },
  },
  turn: {
    subject: "Atėjo tavo eilė",
    come: (siteName) =>
      `Atėjo tavo eilė „${siteName}“ pokalbyje. Grįžk, ir tau atsakys pirmas atsilaisvinęs konsultantas.`,
    until: (by) => `Tavo vieta lieka pirma iki šio laiko: ${by}.`,
    placeKept:
      "Galima ir vėliau, kol tavo vieta saugoma: liksi eilėje viena vieta toliau ir pakviesime tave dar kartą.",
  },
  transcript: { ...lt.transcript, subject: "Tavo prašytas pokalbis", you: "Tu" },
  linkLasts: (until) =>
    `Nuoroda galioja iki šio laiko: ${until}. Ji atveria pokalbį kiekvienam, kas ją turi, todėl šio laiško niekam nepersiųsk.`,
  notRead: "Į šį laišką neatsakyk: atsakymų niekas neskaito. Naudokis nuoroda.",
  whyYou: (siteName) =>
    `Šį laišką gavai, nes šis adresas buvo nurodytas „${siteName}“ pokalbyje. Jei tai buvai ne tu, nieko daryti nereikia.`,
};

const nlInformal: Texts = {
  ...nl,
  leftMessage: {
    ...nl.leftMessage,
    subject: (reference) => `We hebben je bericht ontvangen (${reference})`,
    received: (siteName) => `We hebben je bericht aan ${siteName} ontvangen.`,
    answerBy: (reference, by) =>
      `Het nummer ervan is ${reference}. Je krijgt uiterlijk ${by} antwoord: in de chat, of per e-mail als je er niet bent.`,
    youWrote: "Je schreef:",
  },
  unreadReply: { ...nl.unreadReply, subject: "Er is een antwoord voor je" },
  promises: {
    ...nl.promises,
    subject: "Wat we je beloofden",
    made: {
      ...nl.promises.made,
      answer: (by) => `Je hoort van ons, uiterlijk: ${by}.`,
      update: (by) => `We laten je weten hoe het ervoor staat, uiterlijk: ${by}.`,
      followUp: (by) => `We vragen je of alles in orde is, uiterlijk: ${by}.`,
    },
  },
  turn: {
    subject: "Je bent aan de beurt",
    come: (siteName) =>
      `Je bent aan de beurt in de chat van ${siteName}. Kom terug, dan is de eerstvolgende vrije medewerker voor jou.`,
    until: (by) => `Je blijft vooraan in de rij tot ${by}.`,
    placeKept:
      "Later kan ook, zolang je plaats bewaard blijft: je blijft in de rij, één plaats verder naar achteren, en we roepen je opnieuw op.",
  },
  transcript: { ...nl.transcript, subject: "Je chat, zoals je hebt gevraagd", you: "Jij" },
  linkLasts: (until) =>
    `De link werkt tot ${until}. Wie de link heeft, kan het gesprek openen: houd deze mail voor jezelf.`,
  whyYou: (siteName) =>
    `Je krijgt deze mail omdat dit adres is opgegeven in de chat van ${siteName}. Was jij dat niet, dan hoef je niets te doen.`,
};

/** With a capital, as one person is addressed formally in writing. */
const ruFormal: Texts = {
  ...ru,
  leftMessage: {
    ...ru.leftMessage,
    answerBy: (reference, by) =>
      `Номер сообщения: ${reference}. Срок ответа: ${by}. Ответ придёт в чат, а если Вас там не будет — на почту.`,
  },
  promises: {
    ...ru.promises,
    subject: "Что мы Вам обещали",
    made: {
      ...ru.promises.made,
      answer: (by) => `Мы ответим Вам не позднее: ${by}.`,
      followUp: (by) => `Мы спросим Вас, всё ли в порядке, не позднее: ${by}.`,
    },
  },
  turn: {
    subject: "Подошла Ваша очередь",
    come: (siteName) =>
      `Подошла Ваша очередь в чате «${siteName}». Возвращайтесь: Вам ответит первый же свободный специалист.`,
    until: (by) => `Вы остаётесь в начале очереди до этого времени: ${by}.`,
    placeKept:
      "Можно и позже, пока Ваше место сохраняется: Вы останетесь в очереди, на одно место дальше, и мы позовём Вас снова.",
  },
  transcript: { ...ru.transcript, subject: "Переписка, которую Вы просили" },
  whyYou: (siteName) =>
    `Вы получили это письмо, потому что этот адрес указан в чате «${siteName}». Если это были не Вы, ничего делать не нужно.`,
};

/** The languages that say the mails otherwise in a register than they usually do (RE1). */
export const inRegisters: Readonly<Record<Register, readonly Texts[]>> = {
  usual: [],
  formal: [fiFormal, ruFormal],
  informal: [bgInformal, ltInformal, nlInformal],
};
