interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/**
 * What a page's script is told that asks for something that cannot be had, by its code; `other` for every code without words of its own. For
 * whoever writes the page, like the reports to the console, so in English alone.
 */
export const refusals: Record<
  | "conversation.wrong-state"
  | "notice.blocked"
  | "phone.unavailable"
  | "mail.unavailable"
  | "contact.invalid"
  | "other",
  Refusal
> &
  Partial<Record<string, Refusal>> = {
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
    message: "The address or number is not valid.",
    hint: "It needs a form like name@example.com or +44 20 7946 0123.",
  },
  other: {
    message: "The server refused it.",
    hint: "The code says why; the place in line is as it was.",
  },
  "phone.unavailable": {
    message: "The team of this site calls nobody by phone.",
    hint: "Switch it on in the console, or call callback() without a number.",
  },
};
