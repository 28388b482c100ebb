import type { PromisesTexts } from "../../promises/texts.ts";

export const ru: PromisesTexts = {
  lang: "ru",
  made: {
    answer: "Мы ответим вам не позднее: {time}.",
    update: "Мы напишем, как идут дела, не позднее: {time}.",
    solution: "Мы рассчитываем решить вопрос не позднее: {time}.",
    followUp: "Мы спросим вас, всё ли в порядке, не позднее: {time}.",
  },
  moved: "Новое обещанное время: {time}.",
  kept: "Готово, как и обещали ({time}).",
  keptLate: "Готово, хотя и позже обещанного ({time}). Просим прощения за задержку.",
  broken: "Обещанное ({time}) ещё не готово. Мы не забыли: это всё ещё за нами.",
  takenBack: "Прежнее обещание ({time}) больше не действует.",
};
