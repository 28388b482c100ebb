import type { FormsTexts } from "../../forms/texts.ts";

export const en: FormsTexts = {
  lang: "en",
  details: "{name} asks for a few details",
  question: "{name} has a question for you",
  before: "While you wait, you can tell us a little more",
  hint: "Every field is optional. The team sees what you send.",
  fields: { name: "Name", email: "E-mail address", phone: "Phone number" },
  send: "Send",
  notNow: "Not now",
  faults: {
    email: "Please check the address, for example name@example.com.",
    phone: "Please check the number, for example +44 20 7946 0958.",
  },
  given: "What you told us",
  sent: "Sent. Thank you.",
  nothing: "Not now: nothing was sent.",
  replies: "Suggested replies",
};
