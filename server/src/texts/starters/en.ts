import type { STARTER_KINDS } from "@presently/shared/protocol";

/** The starters that come with the product in one language: one or two wordings of each kind. No visitor's name is in them: half the languages would have to decline it. */
export type StarterWordings = Readonly<Record<(typeof STARTER_KINDS)[number], readonly string[]>>;

export const en: StarterWordings = {
  greeting: [
    "Hello, this is {{agent.name}}. I'm reading your message now.",
    "Hello, and thank you for writing. {{agent.name}} here, I'm looking at your question now.",
  ],
  acknowledgement: ["Thank you, I have your message and I'm looking into it."],
  reassurance: [
    "I'll find this out and write to you. Here in the chat you can see by when you will hear from me.",
  ],
  apology: ["I'm sorry that this happened. We will put it right."],
  refusal: ["I'm sorry, this is not possible. I'll gladly tell you what we can do instead."],
  handover: [
    "My colleagues know more about this, so I'm passing our chat on to them. They can see all that you wrote, so there is no need to repeat anything.",
  ],
};
