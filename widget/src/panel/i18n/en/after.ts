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
    comment: "Comment (optional)",
    sendComment: "Send comment",
    kept: "Thank you. Your rating is kept.",
    sending: "Sending",
  },
  forget: {
    offer: "Forget this chat on this device",
    meaning:
      "This browser will not show it any more, you can't come back to it from here, and links in mails sent so far no longer open it. The team keeps what was said.",
    confirm: "Forget it",
  },
};
