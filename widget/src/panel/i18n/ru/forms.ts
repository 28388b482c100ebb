import type { FormsTexts } from "../../forms/texts.ts";

export const ru: FormsTexts = {
  lang: "ru",
  details: "{name} просит указать некоторые данные",
  question: "{name} задаёт вопрос",
  before: "Пока вы ждёте, можно рассказать нам немного больше",
  hint: "Все поля необязательны. Команда увидит то, что вы отправите.",
  fields: { name: "Имя", email: "Адрес эл. почты", phone: "Номер телефона" },
  send: "Отправить",
  notNow: "Не сейчас",
  faults: {
    email: "Проверьте адрес, например name@example.com.",
    phone: "Проверьте номер, например +7 495 123-45-67.",
  },
  given: "Ваши ответы",
  sent: "Отправлено. Спасибо.",
  nothing: "Не сейчас: ничего не отправлено.",
  replies: "Варианты ответа",
};
