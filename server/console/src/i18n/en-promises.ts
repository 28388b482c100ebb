import type { PromiseKind } from "@presently/shared/protocol";

const kinds: Record<PromiseKind, string> = {
  answer: "An answer",
  update: "News of how it stands",
  solution: "That it is solved",
  followUp: "A follow-up: whether all is well still",
};

/** What is said of promises to visitors (M7, M8). */
export const promiseTexts = {
  promise: "Promise",
  /** Above a thread, and of a lane's row. */
  due: {
    answer: (moment: string) => `You'll get back to them by ${moment}`,
    update: (moment: string) => `News promised by ${moment}`,
    solution: (moment: string) => `To be solved by ${moment}`,
    followUp: (moment: string) => `To be asked by ${moment} whether all is well`,
  } satisfies Record<PromiseKind, (moment: string) => string>,
  inLane: {
    answer: (moment: string) => `Answer by ${moment}`,
    update: (moment: string) => `News by ${moment}`,
    solution: (moment: string) => `Solved by ${moment}`,
    followUp: (moment: string) => `Follow up by ${moment}`,
  } satisfies Record<PromiseKind, (moment: string) => string>,
  late: {
    answer: (span: string) => `Answer promised, ${span} late`,
    update: (span: string) => `News promised, ${span} late`,
    solution: (span: string) => `Solution promised, ${span} late`,
    followUp: (span: string) => `Follow-up promised, ${span} late`,
  } satisfies Record<PromiseKind, (span: string) => string>,
  keep: "It's kept",
  keepsIt: "Did your message keep it?",
  yes: "Yes, it's kept",
  change: "Move",
  takeBack: "Take back",

  offer: (moment: string) => `Promise it by ${moment}?`,
  offerHint: "The visitor sees it, and you are reminded.",
  offerYes: "Yes, promise",

  dialog: {
    title: (name: string) => `Promise ${name}`,
    titleMove: (name: string) => `Another time for ${name}`,
    what: "What",
    kinds,
    when: "By when",
    times: {
      halfHour: "In 30 minutes",
      hour: "In an hour",
      endOfDay: "End of the day",
      tomorrow: "Tomorrow morning",
      twoDays: "In two days",
      week: "In a week",
      own: "Another time",
    },
    own: "Date and time",
    forVisitor: (moment: string) => `${moment} for the visitor`,
    why: "Why it takes longer",
    whyHint: "The visitor reads this. It may stay empty.",
    needsTime: "Choose a time that is still to come, within 90 days.",
    changed: "That promise was kept, moved or made by somebody else meanwhile. Close this to see.",
    make: "Promise",
    move: "Move",
    cancel: "Cancel",
  },

  close: (count: number) =>
    count === 1
      ? "Something is promised here and not kept. It stays in the Promised lane until it is."
      : `${count} things are promised here and not kept. They stay in the Promised lane until they are.`,

  system: {
    made: {
      answer: (name: string, moment: string) => `${name} will get back to the visitor by ${moment}`,
      update: (name: string, moment: string) => `${name} promised news by ${moment}`,
      solution: (name: string, moment: string) => `${name} expects it to be solved by ${moment}`,
      followUp: (name: string, moment: string) =>
        `${name} will ask the visitor by ${moment} whether all is well`,
    } satisfies Record<PromiseKind, (name: string, moment: string) => string>,
    changed: (name: string, what: string, moment: string) =>
      `${name} moved it to ${moment}: ${what}`,
    kept: (name: string, what: string) => `${name} kept the promise: ${what}`,
    keptLate: (name: string, what: string) => `${name} kept the promise, late: ${what}`,
    takenBack: (name: string, what: string) => `${name} took the promise back: ${what}`,
    broken: (what: string) => `The promised time has passed: ${what}`,
    reminded: (what: string, moment: string) => `Promised by ${moment}, soon: ${what}`,
    what: {
      answer: "an answer",
      update: "news",
      solution: "a solution",
      followUp: "a follow-up",
    } satisfies Record<PromiseKind, string>,
  },
};
