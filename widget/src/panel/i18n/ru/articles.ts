import type { ArticlesTexts } from "../../articles/texts.ts";

export const ru: ArticlesTexts = {
  lang: "ru",
  waiting: "Пока вы ждёте: возможно, это поможет",
  later: "Помощь по вашему вопросу",
  page: "Читать на сайте",
  ask: "Это помогло?",
  yes: "Да",
  no: "Нет",
  helped: "Рады это слышать. Можно выйти из очереди или остаться: место сохраняется.",
  thanks: "Спасибо за ответ.",
  leave: "Выйти из очереди",
  stay: "Ждать дальше",
  coming: "Здесь вам ответит человек.",
  person: "Подождать человека",
};
