import type { ArticleLanguage, TopicWords } from "@presently/shared/protocol";

interface Words {
  /** A visitor's, which the article answers, and nothing else that is said here. */
  readonly question: string;
  readonly answer: string;
}

const WORDS: Readonly<Record<ArticleLanguage, Words>> = {
  bg: {
    question: "Как да върна поръчка?",
    answer: "Изпратете я обратно до 30 дни. Етикетът е в профила Ви: https://shop.example/returns",
  },
  en: {
    question: "How can I return an order?",
    answer:
      "Send it back within 30 days. The label is in your account: https://shop.example/returns",
  },
  fi: {
    question: "Miten palautan tilauksen?",
    answer:
      "Palauta se 30 päivän kuluessa. Palautustarra on tililläsi: https://shop.example/returns",
  },
  lt: {
    question: "Kaip grąžinti prekę?",
    answer: "Išsiųskite ją per 30 dienų. Etiketę rasite paskyroje: https://shop.example/returns",
  },
  nl: {
    question: "Hoe kan ik een bestelling retourneren?",
    answer:
      "Stuur alles binnen 30 dagen terug. Het label staat in uw account: https://shop.example/returns",
  },
  ru: {
    question: "Как вернуть заказ?",
    answer:
      "Отправьте его обратно в течение 30 дней. Этикетка в личном кабинете: https://shop.example/returns",
  },
};

export const LANGUAGES: readonly ArticleLanguage[] = ["bg", "en", "fi", "lt", "nl", "ru"];

/** What is asked and answered in a language; in English wherever the chat speaks none of them. */
export const inTheirWords = (language: string): Words =>
  WORDS[LANGUAGES.find((each) => each === language) ?? "en"];

/** What a conversation can be about: the second goes before others. */
export const TOPICS: readonly TopicWords[] = [
  {
    usual: "Lamps",
    bg: "Лампи",
    fi: "Valaisimet",
    lt: "Šviestuvai",
    nl: "Lampen",
    ru: "Светильники",
  },
  {
    usual: "Double charge",
    bg: "Двойно плащане",
    fi: "Kaksinkertainen veloitus",
    lt: "Dvigubas mokėjimas",
    nl: "Dubbel betaald",
    ru: "Двойное списание",
  },
  {
    usual: "Delivery",
    bg: "Доставка",
    fi: "Toimitus",
    lt: "Pristatymas",
    nl: "Bezorging",
    ru: "Доставка",
  },
];
