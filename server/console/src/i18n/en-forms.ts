/** Small forms and quick replies (FO1, QR1). */
export const formsTexts = {
  fields: { name: "Name", email: "E-mail", phone: "Phone", question: "Question" },
  /** The button in the composer. */
  open: "Ask for details",
  dialog: {
    title: (name: string) => `Ask ${name} for details`,
    hint: "One small form in the chat. Every field is optional for the visitor; what they give goes to their details.",
    fields: "Ask for",
    known: (value: string) => `Known already: ${value}`,
    asked: "Asked in this conversation already",
    question: "A question in your own words",
    questionHint: "In the visitor's language. Left empty, no question is asked.",
    replaces: "A form that the visitor has not answered stands open. This one takes its place.",
    nothing: "Choose what to ask for, or write a question.",
    send: "Send the form",
    cancel: "Cancel",
  },
  line: {
    asked: (name: string, what: string) => `${name} sent a form: ${what}`,
    byPage: (what: string) => `The site asked, before the chat: ${what}`,
    answered: (name: string) => `${name} answered the form`,
    notNow: (name: string) => `${name} answered the form: not now`,
    offered: "Short answers offered:",
  },
  replies: {
    open: "Short answers",
    label: (n: number) => `Short answer ${n}`,
    hint: (most: number) =>
      `Up to ${most}. The visitor sends one with one press, as their own message.`,
    add: "One more",
    remove: (n: number) => `Remove short answer ${n}`,
  },
  preChat: {
    title: "Before the chat",
    intro:
      "Right after a visitor's first message, while they wait, the chat can ask for a few things in a small form. Nobody has to answer, nothing waits for it, and what is known is not asked. Nothing is ticked: nothing is asked.",
    fields: "Ask for",
    question: "A question of your own",
    questionHint: "Shown in every language as you write it. Left empty, no question is asked.",
  },
};
