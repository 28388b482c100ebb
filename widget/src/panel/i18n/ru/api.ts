import type { ApiTexts } from "../../api/texts.ts";

export const ru: ApiTexts = {
  lang: "ru",
  ask: "Чат подключится к нашему серверу, где сохранится то, что вы напишете нашей команде, а браузер запомнит вас.",
  agree: "Согласиться и написать",
};
