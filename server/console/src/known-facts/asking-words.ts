/** What the card may already say, when a draft asks for it. */
export type Asked = "name" | "email" | "phone" | "order" | "customer";

/** How one language asks. Each entry is a pattern of whole words; `~` stands for any ending of a word, a blank for any space. */
export interface AskingWords {
  /** What makes a sentence a request, beside a question mark. */
  readonly asks: readonly string[];
  /** How the thing is named when it is asked for: "your e-mail", and not "an e-mail", which is a letter. */
  readonly things: Readonly<Record<Asked, readonly string[]>>;
  /** Sentences that name an address and do not ask for it: "please check your e-mail". */
  readonly no: readonly string[];
}

const en: AskingWords = {
  asks: [
    "please",
    "(?:could|can|would|will) you",
    "(?:may|can|could) (?:i|we) (?:have|get|ask)",
    "(?:tell|send|give|let) (?:me|us)",
    "(?:provide|share|confirm|enter)",
    "(?:i|we)(?: will|'ll|’ll)? need",
  ],
  things: {
    name: [
      "your (?:full |first |last |family )?names?",
      "who am i (?:speaking|talking|chatting|writing)",
      "what (?:should|may|can) i call you",
    ],
    email: [
      "your e-?mail",
      "e-?mail address",
      "(?:which|what) e-?mail",
      "(?:names?|numbers?|phone) and e-?mail",
    ],
    phone: [
      "(?:phone|telephone|mobile|cell|contact)(?: phone)? number",
      "your number",
      "number (?:can|may|could|should) (?:i|we)",
    ],
    order: ["order (?:number|no|nr|id|reference)", "number of (?:your|the) order", "which order"],
    customer: ["(?:customer|client|account|membership) (?:number|no|nr|id)"],
  },
  no: ["(?:check|open|read|see)(?: \\p{L}+){0,2} e-?mails?", "in your e-?mails?"],
};

const bg: AskingWords = {
  asks: [
    "моля",
    "бихте ли",
    "мо(?:же|жете|га) ли",
    "(?:кажете|споделете|изпратете|пратете|дайте|посочете|напишете|въведете|потвърдете|оставете)",
    "(?:трябва|нужен|нужно|нуждая|нуждаем)",
  ],
  things: {
    name: [
      "(?:името|имената|име) (?:ви|си)",
      "(?:вашето|своето) име",
      "как се казвате",
      "с кого (?:говоря|разговарям|пиша)",
      "(?:трите|двете) (?:ви |си )?имена",
    ],
    email: [
      "(?:имейл|мейл|e-?mail)(?:а|ът)? (?:ви|си|адрес~)",
      "(?:вашия|вашият|своя|свой|ваш) (?:имейл|мейл|e-?mail)",
      "(?:кой|какъв) (?:е )?(?:имейл|мейл|e-?mail)(?:ът)?",
      "(?:име|името|имената|номер|телефон)(?: си| ви)? и (?:имейл|мейл|e-?mail)",
      "електрон(?:ен|ния|ният) (?:ви |си )?адрес",
    ],
    phone: [
      "телефон(?:ен|ния|ният) (?:ви |си )?номер",
      "телефон(?:а|ът)? за (?:връзка|контакт)",
      "(?:име|името|имената)(?: си| ви)? и телефон",
      "номер(?:а|ът)? на телефон~",
      "(?:кой|какъв) (?:телефон|номер) (?:да|можем|мога)",
    ],
    order: ["номер(?:а|ът)? на (?:вашата |своята )?поръчк~", "ко(?:я|й) (?:е )?поръчк~"],
    customer: ["клиентск(?:и|ия|ият) (?:ви |си )?номер", "номер(?:а|ът)? на (?:клиент|акаунт)~"],
  },
  no: ["(?:провер|вижте|погледн|отвор)~(?:,? \\p{L}+){0,2},? (?:имейл|мейл|e-?mail|поща)~"],
};

const fi: AskingWords = {
  asks: [
    "(?:voisitko|voitko|saisinko|saisimmeko|saanko|saammeko)",
    "(?:kerro|kertoisitko|lähetä|lähettäisitkö|anna|antaisitko|ilmoita|ilmoittaisitko)",
    "(?:kirjoita|vahvista|laita|laittaisitko|jätä|täydennä)",
    "tarvits~",
  ],
  things: {
    name: ["nime(?:si|äsi)", "koko nime~", "etu- ja sukunime~", "kenen kanssa"],
    email: ["sähköpostiosoit~", "sähköpostisi", "s-postiosoit~", "mihin sähköpostiin"],
    phone: ["puhelinnumero~", "mihin numeroon", "mistä numerosta"],
    order: ["tilausnumero~", "tilaukse(?:n|si) (?:numero|tunnu)~", "tilaustunnu~"],
    customer: ["asiakasnumero~", "asiakastunnu~"],
  },
  no: ["(?:tarkist|katso|avaa)~(?: \\p{L}+){0,2} sähköposti~"],
};

const nl: AskingWords = {
  asks: [
    "(?:kunt|kan|kun|zou|zoudt|wilt|wil) (?:u|je|ik)",
    "mag ik",
    "mogen (?:wij|we)",
    "(?:graag|alstublieft|alsjeblieft)",
    "(?:geef|stuur|vermeld|bevestig|noteer|vul)",
    "nodig",
  ],
  things: {
    name: [
      "(?:uw|je|jouw) (?:volledige )?(?:naam|voornaam|achternaam)",
      "met wie (?:spreek|chat|heb)",
    ],
    email: ["e-?mailadres~", "mailadres", "(?:uw|je|jouw) e-?mail", "welk e-?mail~"],
    phone: [
      "telefoonnummer",
      "(?:mobiele?|gsm|06)[- ]?nummer",
      "(?:uw|je|jouw) nummer",
      "op welk nummer",
    ],
    order: [
      "(?:bestel|order|bestellings)-?nummer",
      "nummer van (?:uw|je|de) bestelling",
      "welke bestelling",
    ],
    customer: ["(?:klant|account|relatie)-?(?:nummer|id)"],
  },
  no: ["(?:controleer|check|bekijk|kijk|open)~(?:,? \\p{L}+){0,3} e-?mail~"],
};

const lt: AskingWords = {
  asks: [
    "(?:prašau|prašome|prašyčiau|prašytume)",
    "ar gal~",
    "galė(?:tumėte|čiau)",
    "(?:nurodykite|atsiųskite|parašykite|pasakykite|pateikite|įrašykite|patvirtinkite|palikite)",
    "reik(?:ia|ėtų|ės)",
  ],
  things: {
    name: [
      "(?:jūsų|savo) (?:vard|pavard)~",
      "kuo jūs vardu",
      "vard(?:ą|as|o) ir pavard~",
      "su kuo (?:kalbu|bendrauju|kalbuosi)",
    ],
    email: [
      "(?:el|elektroninio) pašto adres~",
      "(?:jūsų|savo) (?:el|elektronin~) pašt~",
      "kokiu (?:el|elektroniniu) paštu",
    ],
    phone: ["(?:telefono|tel|mobiliojo) (?:numer~|nr)", "kokiu (?:telefonu|numeriu)"],
    order: ["užsakymo (?:numer~|nr|kod~|id)", "kur(?:is|į) užsakym~"],
    customer: ["(?:kliento|pirkėjo) (?:numer~|nr|kod~|id)"],
  },
  no: ["(?:patikrin|pažiūrėk|atidaryk)~(?: \\p{L}+){0,2} (?:el|elektronin~) pašt~"],
};

const ru: AskingWords = {
  asks: [
    "пожалуйста",
    "(?:подскажите|скажите|напишите|укажите|пришлите|отправьте|назовите|сообщите|уточните)",
    "(?:дайте|оставьте|подтвердите|введите)",
    "(?:не )?(?:могли бы|можете|можно)",
    "(?:нужен|нужно|нужна|нужны|понадобится|потребуется)",
  ],
  things: {
    name: [
      "(?:ваше|ваши|вашу|своё|свое|свою) (?:полное )?(?:имя|фамили~|фио)",
      "как (?:вас зовут|(?:я )?(?:могу |можно )?к вам обращаться)",
      "имя и фамили~",
      "с кем (?:я )?(?:говорю|общаюсь)",
    ],
    email: [
      "(?:ваш~|свой|свою|своей) (?:e-?mail|имейл|емейл|электронн~ почт~|почт(?:а|у|ы)|электронн~ адрес)",
      "адрес~ (?:вашей |своей )?(?:электронной )?почты",
      "на как(?:ой|ую) (?:e-?mail|имейл|почту|адрес почты)",
    ],
    phone: [
      "номер~ (?:вашего |своего )?(?:мобильного )?телефон~",
      "телефонн~ номер~",
      "контактн~ (?:телефон|номер)~",
      "телефон~ для связи",
      "(?:ваш|свой) номер",
      "по какому (?:номеру|телефону)",
    ],
    order: ["номер~ (?:вашего |своего )?заказ~", "какой (?:у вас )?заказ"],
    customer: [
      "номер~ (?:клиента|договора|(?:лицевого )?сч[её]та)",
      "(?:клиентск|лицев)~ (?:номер|сч[её]т)~",
    ],
  },
  no: ["(?:проверьте|посмотрите|откройте|загляните)(?:,? \\p{L}+){0,3},? (?:почт|e-?mail|имейл)~"],
};

/** How agents ask, in the six languages that visitors are spoken to in (M18). */
export const askingWords: readonly AskingWords[] = [en, bg, fi, nl, lt, ru];
