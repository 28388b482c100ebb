import { withoutEnd } from "./without-end.ts";

/** How one language greets, and begins a question that needs no mark. Patterns are of whole words; Cyrillic has no \b. */
interface Words {
  readonly greets: string;
  /** Said after a greeting, and asked by nobody who waits for the answer. */
  readonly howAreYou: string;
  /** Beginnings that only a question has, whatever comes after. */
  readonly asks: string;
  /** Beginnings of questions, and of subordinate clauses too: they count in a sentence without a comma. */
  readonly begins: string;
}

/** Bulgarian and Russian ask with the same particle; "едва ли" and "Дойде ли, ще пиша" don't. */
const li = String.raw`(?!едва |вряд |то |что |ако )\p{L}+(?: \p{L}+){0,2} ли (?!.*, (?:ще|то) )`;

const en: Words = {
  greets: "hi|hello|hey|hi there|hello there|hey there|good (?:morning|afternoon|evening|day)",
  howAreYou:
    "(?:and )?how(?:['’]s it going| are (?:you|things)| is it going| do you do)(?: doing)?(?: today)?",
  asks: String.raw`(?:can|could|will|would|may|should|shall) (?:i|you|we|they|it|there|someone|somebody|anyone)|(?:do|does|did|have|has|are|is|was|were) (?:you|we|they|there|anyone|anybody|someone)`,
  begins: String.raw`(?:what|where|when|why|who|how)(?:['’]s| is| are| was| were| do| does| did| can| could| will| would| should) |how (?:much|many|long|far|often|soon|big|old) |what (?:time|kind|size|colou?r|type) `,
};

const bg: Words = {
  greets: "здравей|здравейте|здрасти|привет|добър ден|добро утро|добър вечер",
  howAreYou: "как (?:сте|си|е|върви)(?: днес)?",
  asks: li,
  begins:
    "(?:кога|къде|колко|защо|кой|коя|кое|кои|какъв|каква|какво|какви|откъде|докога|откога) |как (?:да|мога|може|можем|се|става|ще) ",
};

const fi: Words = {
  greets: "hei|moi|moikka|terve|hyvää (?:päivää|huomenta|iltaa)|päivää|huomenta|iltaa",
  howAreYou: "mitä (?:kuuluu|sinulle kuuluu|teille kuuluu)|miten (?:menee|voit|voitte)",
  asks: String.raw`(?:on|ovat|oli|olisi|ole(?:n|t|tte)|voi|voin|voit|voitte|voisi|voisin|voisit|voisitte|saa|saan|saat|saisi|saisin|käy|tulee|pitää|onnistuu|löytyy|kuuluu|maksaa|toimii|tiedä(?:t|tte)|halua(?:t|tte)|ei|en|et|emme|ette|eivät|\p{L}{3,}(?:ee|aa|ää|uu|yy|ii|vat|vät|mme|tte))k[oö](?:s|han|hän)? `,
  begins:
    "(?:milloin|koska|missä|mistä|mihin|minne|miksi|miten|kuinka|paljonko|montako|kuka|millainen) ",
};

const lt: Words = {
  greets: "sveiki|labas|laba diena|labą dieną|labas rytas|labas vakaras|laba|sveikas",
  howAreYou: "kaip (?:sekasi|laikotės|gyvuojate|jums sekasi|jūs|einasi)",
  asks: "ar |gal gal(?:ite|ėtumėte|ima|i) ",
  begins:
    "(?:kada|kur|kodėl|kiek|kas|koks|kokia|kokie|kokios|kokį|kokią) |kaip (?!ir |visada |tik |mat )",
};

const nl: Words = {
  greets: "hallo|hoi|hi|dag|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen",
  howAreYou: "hoe gaat het(?: met (?:u|je|jou|jullie))?|hoe is het|alles goed",
  asks: "(?:kunt|kan|kun|mag|heeft|heb|hebben|wilt|wil|zou|zijn|bent|ben) (?:u|je|jij|jullie|er) |(?:kan|mag|moet) ik (?!.*(?:niet|geen)(?!\\p{L}))|is er ",
  begins:
    "(?:wanneer|waar|waarom|hoe|hoeveel|wat|wie|welke?) (?!ik |je |jij |u |we |wij |ze |zij |het |hij |er |dan ook|betreft |jammer|leuk|fijn|mooi|goed)",
};

const ru: Words = {
  greets: "здравствуй|здравствуйте|привет|добрый (?:день|вечер)|доброе утро|доброго дня",
  howAreYou: "как (?:дела|поживаете|поживаешь|вы|ты|у вас дела)",
  asks: li,
  begins:
    "(?:почему|зачем|сколько|где|куда|откуда|когда|какой|какая|какое|какие|кто) |как (?:мне|можно|я|вернуть|оплатить|получить|узнать|сделать|долго|быстро) ",
};

const languages: readonly Words[] = [en, bg, fi, lt, nl, ru];

const either = (part: (words: Words) => string): string =>
  languages.map((words) => `(?:${part(words)})`).join("|");
/** A name may stand after a greeting where a comma closes it: "Hi Ana, …". */
const greetingBefore = new RegExp(
  String.raw`^(?:${either(({ greets }) => greets)})(?: [\p{L}]+(?=,))?(?![\p{L}\d])[\s,!.…–-]*`,
  "iu",
);
/** "Hello?" and "Hi Ana!": one word more at most. */
const greetingAlone = new RegExp(
  String.raw`^(?:${either(({ greets }) => greets)})(?: \p{L}+)?[\s,!.?…]*$`,
  "iu",
);
const howAreYou = new RegExp(
  String.raw`^(?:${either((words) => words.howAreYou)})[\s!.?…]*$`,
  "iu",
);
const asks = new RegExp(String.raw`^(?:${either((words) => words.asks)})`, "iu");
const begins = new RegExp(String.raw`^(?:${either((words) => words.begins)})`, "iu");

/** The sentence without the greeting it begins with, which may hold a name. */
export function withoutGreeting(said: string): string {
  // Whole sentences of a greeting stay: they are told from questions by `isGreeting`.
  return isGreeting(said) ? said : said.replace(greetingBefore, "");
}

/** Whether it greets, and does no more: "Hello?" */
export function isGreeting(said: string): boolean {
  return greetingAlone.test(said);
}

/** Whether it asks how somebody is, and nothing else. */
export function isHowAreYou(said: string): boolean {
  return howAreYou.test(said);
}

/** Whether it begins as a question does, in any of the six languages. An exclamation asks nothing: "How nice!" */
export function asksInWords(said: string): boolean {
  const words = `${withoutEnd(said).replace(/\s+/gu, " ")} `;
  if (/!/u.test(said) || words.trim().split(" ").length < 2) return false;
  return asks.test(words) || (begins.test(words) && !words.includes(","));
}
