import type { WaysTexts } from "../../ways/texts.ts";

export const en: WaysTexts = {
  lang: "en",
  offer: "You can keep your place and leave. We'll tell you when it's your turn.",
  byMail: "E-mail me",
  byNotice: "Notify me here",
  byPhone: "Call me",
  blocked: "This browser doesn't let us notify you.",
  kept: {
    email:
      "Your place is kept while we're open, for up to 12 hours. We'll e-mail you when it's your turn; you can close this page.",
    notice:
      "Your place is kept. We'll notify you when it's your turn; leave this tab open in the background.",
    push: "Your place is kept while we're open, for up to 12 hours. We'll notify you when it's your turn; you can close this page.",
  },
  stay: "Wait here instead",
  back: "You're back.",
  stayHere: "I'll stay here now",
  form: {
    title: "Where can we reach you?",
    hint: "We write when it's your turn, with a link back to this chat.",
    email: "E-mail address",
    submit: "Keep my place",
    cancel: "Back",
  },
  call: {
    title: "Where may we call you?",
    hint: "You leave the line, and one of us calls. By when, we tell you at once.",
    phone: "Phone number",
    note: "Question (optional)",
    submit: "Call me",
    wrong: "Please check the number: digits, with the country code, such as +44 20 7946 0123.",
    due: "We'll call you by {time}.",
    again: "We called and nobody answered. We'll try again by {time}.",
    cancel: "Don't call me",
    gaveUp:
      "We called three times and nobody answered, so we don't call again. The team answers here.",
    wrongNumber: "The number you left was not the right one. Write to us here instead.",
  },
  turn: "It's your turn.",
  nextIsYours: "The next free agent is yours.",
  firstUntil: "Your place stays first until {time}.",
  taken: "{name} is here for you.",
};
