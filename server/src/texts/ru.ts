import type { Texts } from "./texts.ts";

/** Names and dates stand where they need no ending, and no past tense tells of a man or a woman. */
export const ru: Texts = {
  lang: "ru",
  locale: "ru-RU",
  leftMessage: {
    subject: (reference) => `Сообщение получено (${reference})`,
    received: (siteName) => `Ваше сообщение получено. Кому: «${siteName}».`,
    answerBy: (reference, by) =>
      `Номер сообщения: ${reference}. Срок ответа: ${by}. Ответ придёт в чат, а если вас там не будет — на почту.`,
    reference: (reference) => `Номер сообщения: ${reference}.`,
    youWrote: "Вы написали:",
  },
  unreadReply: {
    subject: "Вам ответили",
    wrote: (agentName, siteName) => `${agentName}, «${siteName}», пишет:`,
    answered: (siteName) => `«${siteName}» пишет:`,
  },
  promises: {
    subject: "Что мы вам обещали",
    made: {
      answer: (by) => `Мы ответим вам не позднее: ${by}.`,
      update: (by) => `Мы напишем, как идут дела, не позднее: ${by}.`,
      solution: (by) => `Мы рассчитываем решить вопрос не позднее: ${by}.`,
      followUp: (by) => `Мы спросим вас, всё ли в порядке, не позднее: ${by}.`,
    },
    moved: "Это новый срок.",
    takenBack: (by) => `Прежнее обещание (${by}) больше не действует.`,
  },
  turn: {
    subject: "Подошла ваша очередь",
    come: (siteName) =>
      `Подошла ваша очередь в чате «${siteName}». Возвращайтесь: вам ответит первый же свободный специалист.`,
    until: (by) => `Вы остаётесь в начале очереди до этого времени: ${by}.`,
    placeKept:
      "Можно и позже, пока ваше место сохраняется: вы останетесь в очереди, на одно место дальше, и мы позовём вас снова.",
  },
  transcript: {
    subject: "Переписка, которую вы просили",
    title: (siteName) => `Чат: ${siteName}`,
    about: (reference, begun) => `Номер ${reference}. Начало: ${begun}.`,
    cut: "Более ранние сообщения опущены.",
    you: "Вы",
    team: "Команда",
    form: {
      name: "Имя",
      email: "Эл. почта",
      phone: "Телефон",
      question: "Ответ",
      asked: (what) => `Запрошенные данные: ${what}`,
      notNow: "Не сейчас",
      offered: (replies) => `Варианты ответа: ${replies}`,
    },
    topic: (what) => `Тема: ${what}`,
  },
  continue: "Продолжить разговор",
  linkLasts: (until) =>
    `Ссылка работает до этого времени: ${until}. Она открывает разговор любому, у кого она есть: не пересылайте это письмо.`,
  notRead: "Пожалуйста, не отвечайте на это письмо: ответы не читают. Воспользуйтесь ссылкой.",
  whyYou: (siteName) =>
    `Вы получили это письмо, потому что этот адрес указан в чате «${siteName}». Если это были не вы, ничего делать не нужно.`,
};
