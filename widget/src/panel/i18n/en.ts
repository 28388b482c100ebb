import type { DeskErrorCode, LastingEventOf } from "@presently/shared/protocol";
import type { Plural } from "./plural.ts";

/**
 * The refusals that are said to a visitor. The console's are not among them, nor those that the connection tries again by itself, nor a
 * message's: it says itself that it is still on its way, or was not sent.
 */
export type VisitorErrorCode = Extract<DeskErrorCode, "contact.invalid" | "rating.not-possible">;

/** What a language must say. `{name}` and the like are filled in; names stay in the form they came. */
export interface Texts {
  /** For `Intl`, and the panel's `lang`. */
  readonly lang: string;
  readonly launcher: string;
  readonly launcherUnread: Plural;
  readonly launcherPlace: string;
  readonly panel: string;
  readonly close: string;
  readonly welcome: string;
  readonly welcomeHint: Record<"online" | "busy" | "away" | "offline", string>;
  readonly availability: Record<"online" | "busy" | "away" | "offline", string>;
  readonly withAgent: string;
  readonly log: string;
  readonly message: string;
  readonly placeholder: string;
  /** The conversation has ended: writing opens it again, or after a day another. */
  readonly placeholderAgain: string;
  readonly send: string;
  readonly tooLong: Plural;
  readonly you: string;
  readonly team: string;
  readonly earlier: string;
  readonly newest: string;
  readonly today: string;
  readonly yesterday: string;
  readonly sending: string;
  readonly stillSending: string;
  readonly sent: string;
  readonly notSent: string;
  readonly retry: string;
  readonly remove: string;
  readonly typing: string;
  readonly newMessages: Plural;
  readonly linkTo: string;
  readonly connecting: string;
  readonly offline: string;
  /** Instead of `offline`, when the server has sent us away for a while. */
  readonly tooBusy: string;
  readonly refused: string;
  readonly outdated: string;
  readonly end: string;
  readonly leaveLine: string;
  readonly place: {
    readonly next: string;
    /** Instead of `next`, while nobody is there. */
    readonly first: string;
    readonly ahead: Plural;
    readonly unknown: string;
    readonly nobody: string;
    readonly tooLong: string;
    readonly overdue: string;
    /** Before a range whose end is later than the one told before. */
    readonly longer: string;
    readonly joining: string;
    readonly lessThanMinute: string;
    readonly about: Plural;
    readonly upTo: Plural;
    /** `{low}` to `{high}`; the form is that of the range. */
    readonly between: Plural;
    readonly moreThanHour: string;
    readonly wayOut: string;
  };
  readonly leave: {
    readonly title: string;
    readonly hint: string;
    readonly email: string;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly events: {
    readonly joined: string;
    readonly tookOver: string;
    readonly transferred: string;
    readonly transferReason: Record<
      "expertise" | "language" | "availability" | "request" | "other",
      string
    >;
    /** Why the visitor stands in line again; no words for what needs none, or is of a later protocol. */
    readonly queued: Partial<Record<LastingEventOf<"conversation.queued">["reason"], string>>;
    readonly closedByVisitor: string;
    readonly leftLine: string;
    readonly closedByAgent: string;
    readonly closed: string;
    readonly reopened: string;
    readonly messageLeft: string;
    readonly messageLeftAbsent: string;
  };
  readonly rating: {
    readonly ask: string;
    readonly score: string;
    readonly thanks: string;
    readonly comment: string;
    readonly sendComment: string;
    readonly kept: string;
  };
  /** What was refused, by its code; `other` for every code without words of its own. */
  readonly errors: Record<VisitorErrorCode | "other", string> & Partial<Record<string, string>>;
}

export const en: Texts = {
  lang: "en",
  launcher: "Chat with us",
  launcherUnread: { one: "1 unread message", other: "{n} unread messages" },
  launcherPlace: "place {n} in line",
  panel: "Chat with {site}",
  close: "Close chat",
  welcome: "How can we help?",
  welcomeHint: {
    online: "Write your question. A person answers here.",
    busy: "Write your question now; it keeps your place in line.",
    away: "Nobody is here at the moment. Write your question; the team answers here.",
    offline: "Nobody is here at the moment. Write your question; the team answers here.",
  },
  availability: {
    online: "Someone is here to answer",
    busy: "Everyone is in a chat right now",
    away: "Away at the moment",
    offline: "Not here at the moment",
  },
  withAgent: "You're talking with {name}",
  log: "Conversation",
  message: "Message",
  placeholder: "Write a message",
  placeholderAgain: "Write to chat again",
  send: "Send",
  tooLong: { one: "1 character too long", other: "{n} characters too long" },
  you: "You",
  team: "Team",
  earlier: "Show earlier messages",
  newest: "Newest messages",
  today: "Today",
  yesterday: "Yesterday",
  sending: "Sending",
  stillSending: "Still trying to send",
  sent: "Sent",
  notSent: "Not sent",
  retry: "Try again",
  remove: "Delete",
  typing: "{name} is writing",
  newMessages: { one: "1 new message from {name}", other: "{n} new messages from {name}" },
  linkTo: "goes to {host}",
  connecting: "Connecting…",
  offline: "No connection; reconnecting. What you write is kept and sent as soon as it is back.",
  tooBusy: "Very busy right now; trying again by itself.",
  outdated: "Part of this chat didn't load. Your messages are kept; please reload the page.",
  refused: "This chat isn't available on this page.",
  end: "End chat",
  leaveLine: "Leave the line",
  place: {
    next: "You're next.",
    first: "You're first in line.",
    ahead: {
      one: "You're in line. 1 person is ahead of you.",
      other: "You're in line. {n} people are ahead of you.",
    },
    unknown: "We can't estimate the time yet; we'll update you here.",
    nobody: "Nobody is here to answer yet. Your message is kept; the team answers here.",
    tooLong: "It will take more than an hour. Your message is kept; the team answers here.",
    overdue: "This is taking longer than we said. A new estimate is on its way.",
    longer: "This is taking longer than we said. New estimate:",
    joining: "Your message arrived. We're finding your place in line.",
    lessThanMinute: "Less than a minute.",
    about: { one: "About 1 minute.", other: "About {n} minutes." },
    upTo: { one: "Up to 1 minute.", other: "Up to {n} minutes." },
    between: { other: "{low} to {high} minutes." },
    moreThanHour: "More than an hour.",
    wayOut: "Leave a message instead",
  },
  leave: {
    title: "Leave an address.",
    hint: "The team answers here; we keep your address with the message.",
    email: "E-mail address",
    submit: "Leave message",
    cancel: "Keep waiting",
  },
  events: {
    joined: "{name} joined",
    tookOver: "{name} took over from {from}",
    transferred: "{from} handed you over to {name}. {reason}",
    transferReason: {
      expertise: "{name} knows more about this.",
      language: "{name} speaks your language.",
      availability: "{from} had to leave.",
      request: "You asked for it.",
      other: "{name} has the whole conversation.",
    },
    queued: {
      agentLost: "{name} lost the connection. You're back at the front of the line.",
      agentDisabled: "{name} can't go on. You're back at the front of the line.",
      repaired: "You're back in line.",
      visitorBack: "You're back in line; your place was kept.",
    },
    closedByVisitor: "You ended the chat",
    leftLine: "You left the line",
    closedByAgent: "{name} ended the chat",
    closed: "The chat ended",
    reopened: "The chat is open again",
    messageLeft: "Your message and your address are with us. The team answers here.",
    messageLeftAbsent:
      "You were away, so we kept this as a message. Write to take your place again.",
  },
  rating: {
    ask: "How was this chat?",
    score: "{n} of 5",
    thanks: "Thank you. Anything to add?",
    comment: "Comment (optional)",
    sendComment: "Send comment",
    kept: "Thank you. Your rating is kept.",
  },
  errors: {
    "contact.invalid": "Please check the address: it needs a form like name@example.com.",
    "rating.not-possible": "This chat can't be rated any more.",
    other: "That didn't work. Please try again.",
  },
};
