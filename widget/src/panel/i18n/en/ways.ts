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
  refusals: {
    "conversation.wrong-state": {
      message: "Nobody is waiting in line.",
      hint: "Call callback() while state.queue is not null.",
    },
    "notice.blocked": {
      message: "The browser does not allow notifications.",
      hint: "Call callback() from a click, or with an e-mail address.",
    },
    "mail.unavailable": {
      message: "This server sends no mail.",
      hint: "Call callback() without an address.",
    },
    "contact.invalid": {
      message: "The address is not valid.",
      hint: "It needs a form like name@example.com.",
    },
    other: {
      message: "The server refused it.",
      hint: "The code says why; the place in line is as it was.",
    },
    "not-yet": {
      message: "A call-back by phone is not there yet.",
      hint: "Call callback() with an e-mail address, or without any.",
    },
  },
};
