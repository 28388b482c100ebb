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
  | "not-yet"
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
};
