import type { AfterTexts } from "../../after/texts.ts";

export const en: AfterTexts = {
  lang: "en",
  solved: {
    ask: "Was your question solved?",
    yes: "Yes",
    no: "No, not yet",
    skip: "Skip",
  },
  rating: {
    ask: "How was this chat?",
    score: "{n} of 5",
    thanks: "Thank you. Anything to add?",
    comment: "Comment",
    sendComment: "Send comment",
    kept: "Thank you. Your rating is kept.",
    sending: "Sending",
  },
  transcript: {
    asText: "Save as text",
    asPage: "Save as a page",
    byMail: "E-mail it to me",
    failed: "The chat could not be saved. Please try again.",
    mailed: "We'll e-mail you this chat.",
    form: {
      title: "Where shall we send this chat?",
      hint: "Only to an address of your own; we keep it with the chat.",
      email: "E-mail address",
      submit: "Send",
      cancel: "Back",
    },
  },
  forget: {
    offer: "Forget this chat on this device",
    meaning:
      "This browser will not show it any more, you can't come back to it from here, and links in mails sent so far no longer open it. The team keeps what was said.",
    confirm: "Forget it",
  },
};
