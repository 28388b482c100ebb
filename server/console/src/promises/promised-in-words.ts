const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** "Today" and "tomorrow" without an hour are kept by the end of that working day; "in the morning" by noon. Hours of the agent's day. */
const EVENING = 18;
const NOON = 12;

/** How one language says that somebody will come back to a visitor, and by when. Cyrillic has no \b: an edge is where no letter stands. */
interface Words {
  readonly says: RegExp;
  readonly not: RegExp;
  /** Groups: hour, minutes, what makes a bare number an hour. */
  readonly clock: RegExp;
  /** Groups: a number or a word for one or a half, the unit. */
  readonly span: RegExp;
  readonly tomorrow: RegExp;
  readonly today: RegExp;
  readonly morning: RegExp;
}

const at = (source: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, "iu");
const clock = (before: string, after: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:${before})\s+(\d{1,2})(?:[:.](\d{2}))?(?![\d/%])(?:\s*(${after})(?![\p{L}]))?`,
    "iu",
  );

const languages: readonly Words[] = [
  {
    says: at(
      String.raw`(?:I|we)(?:['’]ll| will| shall)(?: \p{L}+)? (?:get back|come back|write|reply|answer|respond|let you know|update you|call you|check|send you)`,
    ),
    not: at("not|never|if|unless"),
    clock: clock("by|before|at|until|no later than", String.raw`a\.?m\.?|p\.?m\.?|o['’]clock`),
    span: at(String.raw`(?:within|in)(?: the next)? (half an|an?|one|\d+) (min|hour|day)\p{L}*`),
    tomorrow: at("tomorrow"),
    today: at("today|the end of the day|tonight"),
    morning: at("morning"),
  },
  {
    says: at(
      String.raw`ще (?:\p{L}+ ){0,2}(?:пиша|пишем|отговоря|отговорим|върна|върнем|уведомя|уведомим|информирам|информираме|съобщя|съобщим|кажа|кажем|обадя|обадим|проверя|проверим)`,
    ),
    not: at("няма|ако"),
    clock: clock("до|преди|в|към", String.raw`ч\.?|часа`),
    span: at(
      String.raw`(?:след|до|в рамките на|в следващия) (половин|един|една|\d+)? ?(мин|час|д)\p{L}*`,
    ),
    tomorrow: at("утре"),
    today: at("днес|края на деня"),
    morning: at("сутрин|сутринта"),
  },
  {
    says: at(
      "vastaan|vastaamme|palaan|palaamme|kirjoitan|kirjoitamme|ilmoitan|ilmoitamme|kerron|kerromme|selvitän|selvitämme|otan yhteyttä|otamme yhteyttä",
    ),
    not: at("en|emme|jos"),
    clock: clock("klo|kello", "asti|mennessä"),
    span: at(String.raw`(puolen|yhden|\d+)? ?(min|tunni|päivä)\p{L}* (?:kuluessa|sisällä|päästä)`),
    tomorrow: at("huomenna|huomiseen"),
    today: at("tänään"),
    morning: at("aamulla|aamuun"),
  },
  {
    says: at(
      String.raw`(?:laat|laten) (?:\p{L}+ ){0,3}weten|(?:laat|laten) (?:het )?(?:u|je)|kom (?:\p{L}+ ){0,4}terug|antwoord(?:en)? (?:ik|wij|we|u|je)|schrijf (?:ik )?(?:u|je)|bericht (?:ik )?(?:u|je)|neem (?:\p{L}+ ){0,3}contact`,
    ),
    not: at("niet|als"),
    clock: clock("vóór|voor|om|tot|uiterlijk(?: om)?", "uur|u"),
    span: at(String.raw`(?:binnen|over) (een half|een|één|\d+) (min|uur|dag)\p{L}*`),
    tomorrow: at("morgen|morgenochtend|morgenmiddag"),
    today: at("vandaag|vanmiddag|vanavond"),
    morning: at("ochtend|morgenochtend"),
  },
  {
    says: at(
      "atsakysiu|atsakysime|parašysiu|parašysime|susisieksiu|susisieksime|informuosiu|informuosime|pranešiu|pranešime|grįšiu|grįšime|patikrinsiu|patikrinsime",
    ),
    not: at("jei|jeigu"),
    clock: clock("iki|prieš", String.raw`val\.?`),
    span: at(String.raw`(?:per|po|už) (pus|vieną|\d+)? ?(min|val|dien)\p{L}*`),
    tomorrow: at("rytoj"),
    today: at("šiandien"),
    morning: at("ryte|ryto"),
  },
  {
    says: at(
      "напишу|напишем|отвечу|ответим|вернусь|вернёмся|вернемся|сообщу|сообщим|дам вам знать|дам знать|дадим знать|свяжусь|свяжемся|уточню|уточним|проверю|проверим",
    ),
    not: at("не|если"),
    clock: clock("до|к|в", String.raw`ч\.?|час(?:ов|а|ам)?`),
    span: at(String.raw`(?:через|в течение) (пол|один|одного|\d+)? ?(мин|час|д)\p{L}*`),
    tomorrow: at("завтра"),
    today: at("сегодня|конца дня"),
    morning: at("утром|утра"),
  },
];

/**
 * By when the words of a draft say that somebody will come back to the visitor, in epoch ms; undefined when they don't, when they ask, when they
 * leave it open, or when that hour has passed. Hours are those of the agent's day (PM8). It decides nothing: a promise is made by the agent's yes.
 */
export function promisedInWords(draft: string, nowMs: number): number | undefined {
  for (const sentence of draft.match(/[^!?\n]+[!?]?/gu) ?? []) {
    if (sentence.endsWith("?")) continue;
    for (const words of languages) {
      if (!words.says.test(sentence) || words.not.test(sentence)) continue;
      const dueAtMs = timeIn(sentence, words, nowMs);
      if (dueAtMs !== undefined && dueAtMs > nowMs) return dueAtMs;
    }
  }
  return undefined;
}

function timeIn(sentence: string, words: Words, nowMs: number): number | undefined {
  const days = words.tomorrow.test(sentence) ? 1 : 0;
  const hour = hourIn(sentence, words);
  if (hour !== undefined) return onDay(nowMs, days, hour.hours, hour.minutes);
  const span = words.span.exec(sentence);
  if (span !== null) return nowMs + spanMs(span[1], span[2] ?? "");
  if (days === 0 && !words.today.test(sentence)) return undefined;
  return onDay(nowMs, days, words.morning.test(sentence) ? NOON : EVENING, 0);
}

function hourIn(
  sentence: string,
  { clock: pattern, span }: Words,
): { hours: number; minutes: number } | undefined {
  const found = pattern.exec(sentence);
  if (found === null) return undefined;
  const [whole, digits = "", minutes, mark] = found;
  const said = Number(digits);
  const isNamed = /^(?:klo|kello)/iu.test(whole);
  if (minutes === undefined && mark === undefined && !isNamed) return undefined;
  // "до 2 часа" is a span and "до 16 часа" an hour: nobody promises sixteen hours.
  if (minutes === undefined && said < 8 && span.test(whole)) return undefined;
  const isPm = /^p/iu.test(mark ?? "") && said < 12;
  const hours = /^a/iu.test(mark ?? "") && said === 12 ? 0 : said + (isPm ? 12 : 0);
  return hours < 24 && Number(minutes ?? 0) < 60
    ? { hours, minutes: Number(minutes ?? 0) }
    : undefined;
}

function spanMs(count: string | undefined, unit: string): number {
  const isHalf = /^(?:half|полов|пол|puol|een half|pus)/iu.test(count ?? "");
  const many = isHalf ? 0.5 : Number(count) || 1;
  if (/^(?:min|мин)/iu.test(unit)) return many * MINUTE;
  return many * (/^(?:day|dag|dien|päiv|д)/iu.test(unit) ? 24 * HOUR : HOUR);
}

/** An hour of the agent's day, `days` from now; the calendar sees to clock changes. */
export function onDay(nowMs: number, days: number, hours: number, minutes = 0): number {
  const day = new Date(nowMs);
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() + days,
    hours,
    minutes,
  ).getTime();
}
