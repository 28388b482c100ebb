/** What a site's conversations can be about (TO1). */
export const topicTexts = {
  title: "What is it about?",
  intro:
    "Right after a visitor's first message, while they wait, the chat can ask what it is about, by one row of buttons. The one they press takes them to the line of its department, with the time they have waited; where that is closed while theirs is open, they stay in theirs. Nobody has to answer. Without topics nothing is asked.",
  topic: (n: number) => `Topic ${n}`,
  usual: "On the button",
  usualHint: "Short, in your visitors' words: “Double charge”, not “Accounts receivable”.",
  department: "Leads to",
  isFirst: "Goes before others there",
  isFirstHint:
    "Everybody who is asked reads on the button that it is answered first. Keep it for what cannot wait.",
  others: (count: number) =>
    count === 0 ? "In other languages" : `In other languages (${count} given)`,
  othersHint: "Where a language is left empty, its visitors read the words above.",
  add: "Add a topic",
  up: "Move up",
  down: "Move down",
  /** `how` is what stands on the button. */
  move: (how: string, name: string) => (name.trim() === "" ? how : `${how}: ${name.trim()}`),
  moved: (name: string, place: number, count: number) =>
    `${name.trim() === "" ? "This topic" : `“${name.trim()}”`} is now ${place} of ${count}.`,
  remove: (name: string) => (name.trim() === "" ? "Remove this topic" : `Remove “${name.trim()}”`),
};
