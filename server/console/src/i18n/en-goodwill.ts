export const goodwillTexts = {
  title: "Goodwill for a long wait",
  intro: "Whoever waits longer than you want is given a code, in the chat, with your words.",
  isOn: "Give goodwill",
  limit: "After a wait of (minutes)",
  days: "The same visitor once in (days)",
  mostPerDay: "At most, in 24 hours on this site",
  mostPerDayHint:
    "An anonymous visitor is whoever clears the browser's storage: this is the most you can lose in a day.",
  audience: "For whom",
  everyone: "Everyone who waits",
  identified: "Only visitors whose identity your site has proved",
  identifiedHint: "Those whom your own server has signed for: see “Who a visitor is”.",
  words: "Your words before the code",
  wordsHint: "Left empty, the chat thanks for the wait in words of its own.",
  which: "Which code",
  pool: "One from a list, each given once",
  fixed: "The same for everybody",
  fixedCode: "The code",
  codes: "Add codes to the list",
  codesHint: "One on a line. Codes that were in a list before are left out.",
  left: (count: number) =>
    count === 0
      ? "No codes are left."
      : count === 1
        ? "1 code is left."
        : `${count} codes are left.`,
  given: (count: number) => `${count} given in the last 24 hours.`,
  drop: "Take the unused codes out",
  dropSure: (count: number) => `Yes, take out ${count}`,
  codesTooLong: (chars: number) => `A code has at most ${chars} characters.`,
  wrongNumber: (most: number) => `A whole number from 1 to ${most}.`,
  refused: "The codes were not accepted. There may be too many in the list.",
  poolEmpty: (site: string) => `${site}: a visitor was due a goodwill code, and the list is empty.`,
  poolEmptyLink: "Add codes",
  systemLine: "The visitor waited long and was given goodwill:",
  systemLineOfAgent: (name: string) => `${name} gave goodwill:`,
  card: "Given goodwill",
  give: "Give goodwill",
  giveHint:
    "The visitor gets your words and a code of the owner's, at once. It is kept whatever comes.",
  giveWords: "Your words before the code",
  giveNow: "Give it",
  budgetLeft: (left: number) =>
    left === 1
      ? "You can give 1 more in these 30 days."
      : `You can give ${left} more in these 30 days.`,
  budget: (name: string) => `Goodwill codes that ${name} may give in 30 days`,
  budgetHint:
    "By their own judgement, without asking anybody. The codes and whether there are any stand with each site.",
  wrongBudget: (most: number) => `A whole number from 0 to ${most}.`,
};
