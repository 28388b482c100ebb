import type { WaysTexts } from "../../ways/texts.ts";

export const en: WaysTexts = {
  lang: "en",
  offer: "You can keep your place and leave. We'll tell you when it's your turn.",
  byMail: "E-mail me",
  byNotice: "Notify me here",
  blocked: "This browser doesn't let us notify you.",
  kept: {
    email: "Your place is kept. We'll e-mail you when it's your turn; you can close this page.",
    notice:
      "Your place is kept. We'll notify you when it's your turn; leave this tab open in the background.",
    push: "Your place is kept. We'll notify you when it's your turn; you can close this page.",
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
  turn: "It's your turn.",
  nextIsYours: "The next free agent is yours.",
  firstUntil: "Your place stays first until {time}.",
  taken: "{name} is here for you.",
};
