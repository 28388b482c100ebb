import type { Texts } from "./texts.ts";

export const en: Texts = {
  lang: "en",
  locale: "en-GB",
  leftMessage: {
    subject: (reference) => `We have your message (${reference})`,
    received: (siteName) => `We have received your message to ${siteName}.`,
    answerBy: (reference, by) =>
      `Its number is ${reference}. You will have an answer by ${by}: in the chat, or by mail if you are not there.`,
    reference: (reference) => `Its number is ${reference}.`,
    youWrote: "You wrote:",
  },
  unreadReply: {
    subject: "There is an answer for you",
    wrote: (agentName, siteName) => `${agentName} of ${siteName} wrote:`,
    answered: (siteName) => `${siteName} wrote:`,
  },
  promises: {
    subject: "What we promised you",
    made: {
      answer: (by) => `We'll get back to you by ${by}.`,
      update: (by) => `You'll hear from us how it stands by ${by}.`,
      solution: (by) => `We expect it to be solved by ${by}.`,
      followUp: (by) => `We'll ask you by ${by} whether all is well.`,
    },
    moved: "This is a new time.",
    takenBack: (by) => `What was promised by ${by} no longer stands.`,
  },
  turn: {
    subject: "It's your turn",
    come: (siteName) =>
      `It's your turn in the chat of ${siteName}. Come back, and the next agent who is free is yours.`,
    until: (by) => `Your place stays first until ${by}.`,
    placeKept:
      "Later is fine too, for as long as your place is kept: you stay in line, one place further back, and are called again.",
  },
  transcript: {
    subject: "Your chat, as you asked",
    title: (siteName) => `The chat with ${siteName}`,
    about: (reference, begun) => `Number ${reference}. It began on ${begun}.`,
    cut: "Earlier messages are left out.",
    you: "You",
    team: "Team",
    form: {
      name: "Name",
      email: "E-mail",
      phone: "Phone",
      question: "Answer",
      asked: (what) => `Asked for: ${what}`,
      notNow: "Not now",
      offered: (replies) => `Suggested replies: ${replies}`,
    },
    topic: (what) => `It's about: ${what}`,
  },
  continue: "Continue the conversation",
  linkLasts: (until) =>
    `The link works until ${until}. It opens the conversation for whoever has it: keep this mail to yourself.`,
  notRead: "Please don't reply to this mail: replies are not read. Use the link instead.",
  whyYou: (siteName) =>
    `You get this mail because this address was given in the chat of ${siteName}. If that wasn't you, there is nothing to do.`,
};
