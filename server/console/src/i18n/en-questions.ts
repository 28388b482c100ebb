/** What is said of the questions that a visitor asked (M6). */
export const questionTexts = {
  open: (count: number) => (count === 1 ? "1 question open" : `${count} questions open`),
  noneOpen: "No question open",
  /** Before a row's box, for who hears it. */
  answered: (text: string) => `Answered: ${text}`,
  dismissed: "not a question",
  check: "I'll check with a colleague",
  checkOf: (text: string) => `I'll check with a colleague: ${text}`,
  more: "More",
  moreOf: (text: string) => `More for: ${text}`,
  dismiss: "Not a question",
  restore: "It is a question",
  restoreOf: (text: string) => `It is a question: ${text}`,
  mergedInto: (text: string) => `the same as “${text}”`,
  separate: "It is another",
  separateOf: (text: string) => `It is another question: ${text}`,
  sameAs: (text: string) => `Same as “${text}”`,

  add: "Add a question",
  addHint: "What else do they want to know?",
  addIt: "Add",
  taken: "That question is on the list already.",
  empty: "Write the question first.",

  stillOpen: (count: number) =>
    `${count} questions are open: does your reply cover them all? Send again to send it as it is.`,
  show: "Show them",
  close: (count: number) =>
    count === 1
      ? "A question of theirs is still open on the list."
      : `${count} of their questions are still open on the list.`,
  about: (text: string) => `So that you can find out: “${text}”`,
};
