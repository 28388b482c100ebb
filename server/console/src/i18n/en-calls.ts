/** What is said of calls by phone (M3). */
export const callTexts = {
  /** Of a lane's row, and above a thread: by when, and who calls. */
  due: (moment: string) => `Call by ${moment}`,
  overdue: (span: string) => `Call overdue by ${span}`,
  tries: (count: number) => (count === 1 ? "tried once" : `tried ${count} times`),
  takenByMe: "you make this call",
  takenBy: (name: string) => `${name} makes this call`,
  take: "I'll call",
  takeOver: "I'll call instead",
  record: "How did it go?",
  about: "About:",

  dialog: {
    title: (name: string) => `The call to ${name}`,
    outcome: "How did the call go?",
    reached: "Reached",
    reachedHint: "Nothing is owed any more, and the number is deleted.",
    noAnswer: "No answer",
    noAnswerHint: "The call stays owed; the visitor reads when it is tried again.",
    noAnswerLastHint:
      "This was the last try. The visitor reads so, the number is deleted, and the question stays to be answered in writing.",
    wrongNumber: "Wrong number",
    wrongNumberHint:
      "The visitor reads so, the number is deleted, and the question stays to be answered in writing.",
    again: "Try again",
    againHint: "Within the opening hours.",
    againIn: (hours: number) =>
      hours === 1 ? "in 1 hour" : hours < 24 ? `in ${hours} hours` : "in a day",
    changed:
      "Nothing was saved: the visitor has given another number meanwhile, or the call was made. Close this to see.",
    save: "Save",
    cancel: "Cancel",
  },

  system: {
    asked: (moment: string) => `The visitor left a number and is called by ${moment}`,
    cancelled: "The visitor no longer wants to be called",
    taken: (name: string) => `${name} makes the call`,
    reached: (name: string) => `${name} reached the visitor by phone`,
    noAnswer: (name: string, moment: string) =>
      `${name} called and nobody answered; to be tried again by ${moment}`,
    gaveUp: (name: string) =>
      `${name} called and nobody answered: the last try. The visitor reads so; the question is still to be answered in writing`,
    wrongNumber: (name: string) =>
      `${name} called: a wrong number. The visitor reads so; the question is still to be answered in writing`,
  },
};
