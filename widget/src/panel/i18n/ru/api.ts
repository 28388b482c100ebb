import type { ApiTexts } from "../../api/texts.ts";

export const ru: ApiTexts = {
  lang: "ru",
  ask: "Чтобы вы могли написать нам, браузер сохранит переписку и подключится к нашему серверу чата.",
  agree: "Согласиться и написать",
};
