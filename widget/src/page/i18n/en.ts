import type { PageTexts } from "./texts.ts";

export const en: PageTexts = {
  lang: "en",
  welcomeBack: "Welcome back. Your conversation is where you left it.",
  continue: "Continue the conversation",
  opening: "Opening…",
  linkOver:
    "This link no longer opens a conversation: links work for a week at most. You can write to us here.",
  writeAnew: "Write to us",
  otherChat:
    "There is another chat on this device. To open the conversation of your mail, this device has to forget that one.",
  keepOther: "Keep the chat that is here",
  replaceOther: "Forget it and open the mail's",
  unreachable: "The chat can't be reached just now. Please try again in a moment.",
  tooOften: "This was tried too often. Please try again in a few minutes.",
};
