import type { NoticeTexts } from "../../notice/texts.ts";

export const en: NoticeTexts = {
  lang: "en",
  hide: "Hide this message",
  menu: "More options",
  sound: "Sound for answers",
  asText: "Save as text",
  asPage: "Save as a page",
  byMail: "E-mail it to me",
  forget: "Forget this chat on this device",
  notSaved: "The chat could not be saved. Please try again.",
  mailed: "We'll e-mail you what was said so far.",
  form: {
    title: "Where shall we send this chat?",
    hint: "Only to an address of your own; we keep it with the chat.",
    email: "E-mail address",
    submit: "Send",
    cancel: "Back",
  },
  forgetting: {
    meaning:
      "This browser will not show this chat any more, nor answers to it; you can't come back to it from here, and links in mails sent so far no longer open it. The team keeps what was said.",
    confirm: "Forget it",
    cancel: "Back",
  },
};
