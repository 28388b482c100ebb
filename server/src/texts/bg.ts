import type { Texts } from "./texts.ts";

export const bg: Texts = {
  lang: "bg",
  locale: "bg-BG",
  leftMessage: {
    subject: (reference) => `Получихме съобщението Ви (${reference})`,
    received: (siteName) => `Получихме съобщението Ви до ${siteName}.`,
    answerBy: (reference, by) =>
      `Номерът му е ${reference}. Ще получите отговор до ${by}: в чата или по имейл, ако не сте там.`,
    reference: (reference) => `Номерът му е ${reference}.`,
    youWrote: "Вие написахте:",
  },
  unreadReply: {
    subject: "Имате отговор",
    wrote: (agentName, siteName) => `${agentName} от ${siteName} написа:`,
    answered: (siteName) => `${siteName} написа:`,
  },
  promises: {
    subject: "Какво Ви обещахме",
    made: {
      answer: (by) => `Ще Ви отговорим най-късно: ${by}.`,
      update: (by) => `Ще Ви пишем докъде сме стигнали най-късно: ${by}.`,
      solution: (by) => `Очакваме въпросът да бъде решен най-късно: ${by}.`,
      followUp: (by) => `Ще Ви попитаме дали всичко е наред най-късно: ${by}.`,
    },
    moved: "Това е нов час.",
    takenBack: (by) => `Обещаното по-рано (${by}) вече не важи.`,
  },
  turn: {
    subject: "Ваш ред е",
    come: (siteName) =>
      `Ваш ред е в чата на ${siteName}. Върнете се и първият свободен консултант е за Вас.`,
    until: (by) => `Мястото Ви остава първо до ${by}.`,
    placeKept:
      "Може и по-късно, докато мястото Ви се пази: оставате на опашката, с едно място по-назад, и ще Ви повикаме отново.",
  },
  transcript: {
    subject: "Разговорът, който поискахте",
    title: (siteName) => `Чатът с ${siteName}`,
    about: (reference, begun) => `Номер ${reference}. Начало: ${begun}.`,
    cut: "По-ранните съобщения са пропуснати.",
    you: "Вие",
    team: "Екипът",
    form: {
      name: "Име",
      email: "Имейл",
      phone: "Телефон",
      question: "Отговор",
      asked: (what) => `Поискани данни: ${what}`,
      notNow: "Не сега",
      offered: (replies) => `Предложени отговори: ${replies}`,
    },
    topic: (what) => `Тема: ${what}`,
  },
  continue: "Към разговора",
  linkLasts: (until) =>
    `Връзката работи до ${until}. Тя отваря разговора на всеки, който я има: не препращайте това писмо.`,
  notRead: "Моля, не отговаряйте на това писмо: отговорите не се четат. Използвайте връзката.",
  whyYou: (siteName) =>
    `Получавате това писмо, защото този адрес беше даден в чата на ${siteName}. Ако не сте били Вие, не е нужно да правите нищо.`,
};
