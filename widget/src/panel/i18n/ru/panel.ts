import type { PanelTexts } from "../texts.ts";

/** Names and times stand where they need no ending, and no past tense tells of a man or a woman. */
export const ru: PanelTexts = {
  lang: "ru",
  launcher: "Чат с нами",
  panel: "Чат: {site}",
  close: "Закрыть чат",
  welcome: "Чем можем помочь?",
  availability: {
    online: "Мы на связи",
    busy: "Сейчас все заняты другими чатами",
    away: "Сейчас мы не на месте",
    offline: "Сейчас мы не на связи",
  },
  withAgent: "Вам отвечает {name}",
  message: "Сообщение",
  placeholder: "Ваше сообщение",
  placeholderAgain: "Продолжить чат",
  send: "Отправить",
  tooLong: {
    one: "{n} лишний символ",
    few: "{n} лишних символа",
    many: "{n} лишних символов",
    other: "{n} лишнего символа",
  },
  team: "Команда",
  connecting: "Подключение…",
  offline: "Нет связи, подключаемся снова. Написанное сохранится и уйдёт, когда она появится.",
  tooBusy: "Сейчас очень много обращений; попробуем снова сами.",
  outdated: "Часть чата не загрузилась. Ваши сообщения сохранены; обновите страницу.",
  refused: "На этой странице чат недоступен.",
  unusuallyBusy: "Сейчас необычно много обращений.",
  end: "Завершить чат",
  leaveLine: "Выйти из очереди",
};
