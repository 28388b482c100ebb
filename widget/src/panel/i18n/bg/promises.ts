import type { PromisesTexts } from "../../promises/texts.ts";

export const bg: PromisesTexts = {
  lang: "bg",
  made: {
    answer: "Ще Ви отговорим най-късно: {time} ч.",
    update: "Ще Ви пишем докъде сме стигнали най-късно: {time} ч.",
    solution: "Очакваме въпросът да бъде решен най-късно: {time} ч.",
  },
  moved: "Новият обещан час: {time} ч.",
  kept: "Готово, както обещахме (до {time} ч.).",
  keptLate: "Готово, макар и по-късно от обещаното ({time} ч.). Извинете за забавянето.",
  broken:
    "Обещаното ({time} ч.) още не е готово. Не сме го забравили: продължаваме да Ви го дължим.",
  takenBack: "Обещаното за {time} ч. вече не е в сила.",
};
