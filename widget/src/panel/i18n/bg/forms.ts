import type { FormsTexts } from "../../forms/texts.ts";

export const bg: FormsTexts = {
  lang: "bg",
  details: "{name} Ви моли за няколко данни",
  question: "{name} има въпрос към Вас",
  before: "Докато чакате, можете да ни кажете още нещо",
  hint: "Всички полета са по желание. Екипът вижда това, което изпратите.",
  fields: { name: "Име", email: "Имейл адрес", phone: "Телефонен номер" },
  send: "Изпращане",
  notNow: "Не сега",
  faults: {
    email: "Моля, проверете адреса, например name@example.com.",
    phone: "Моля, проверете номера, например +359 2 123 4567.",
  },
  given: "Вашите отговори",
  sent: "Изпратено. Благодарим Ви.",
  nothing: "Не сега: нищо не беше изпратено.",
  replies: "Предложени отговори",
};
