import type {
  DeskErrorCode,
  LastingEventOf,
  TransferReason,
  WaitReason,
} from "@presently/shared/protocol";
import type { Plural } from "./plural.ts";

/**
 * The refusals that are said to a visitor. The console's are not among them, nor those that the connection tries again by itself, nor a
 * message's: it says itself that it is still on its way, or was not sent.
 */
export type VisitorErrorCode = Extract<
  DeskErrorCode,
  "contact.invalid" | "contact.too-many" | "rating.not-possible"
>;

/**
 * What a language must say before a visitor can write: every page that opens the chat fetches it. `{name}` and the like are filled in;
 * names stay in the form they came.
 */
export interface PanelTexts {
  /** For `Intl`, and the panel's `lang`. */
  readonly lang: string;
  /** Of a language that is written from right to left. */
  readonly dir?: "rtl";
  readonly launcher: string;
  readonly panel: string;
  readonly close: string;
  readonly welcome: string;
  readonly availability: Record<"online" | "busy" | "away" | "offline", string>;
  readonly withAgent: string;
  readonly message: string;
  readonly placeholder: string;
  /** The conversation has ended: writing opens it again, or after a day another. */
  readonly placeholderAgain: string;
  readonly send: string;
  readonly tooLong: Plural;
  readonly team: string;
  readonly connecting: string;
  readonly offline: string;
  /** Instead of `offline`, when the server has sent us away for a while. */
  readonly tooBusy: string;
  readonly refused: string;
  /** More visitors write than this hour usually brings. */
  readonly unusuallyBusy: string;
  readonly outdated: string;
  readonly end: string;
  readonly leaveLine: string;
}

/** What a form for an address says: the conversation's, that of a long wait, and that of a chat's end. */
export interface AddressWords {
  readonly title: string;
  readonly hint: string;
  readonly email: string;
  readonly submit: string;
  readonly cancel: string;
}

/** What it must say besides, once there is a conversation: fetched with the conversation's part. */
export interface Texts extends PanelTexts {
  /** Instead of the hint, where the site opens at `{time}`. */
  readonly welcomeClosed: string;
  readonly welcomeHint: Record<"online" | "busy" | "away" | "offline", string>;
  readonly launcherUnread: Plural;
  readonly launcherPlace: string;
  readonly attach: string;
  readonly log: string;
  readonly you: string;
  readonly earlier: string;
  readonly newest: string;
  readonly today: string;
  readonly yesterday: string;
  readonly sending: string;
  readonly stillSending: string;
  readonly sent: string;
  /** It has come to the agent who has the chat; that agent has seen it. */
  readonly delivered: string;
  readonly read: string;
  readonly notSent: string;
  readonly retry: string;
  readonly remove: string;
  readonly typing: string;
  readonly newMessages: Plural;
  readonly linkTo: string;
  readonly place: {
    readonly next: string;
    /** Instead of `next`, while nobody is there. */
    readonly first: string;
    readonly ahead: Plural;
    readonly unknown: string;
    readonly nobody: string;
    /** Instead of the time, where the site opens at `{time}`: a weekday and the time of day, by the visitor's clock. */
    readonly opens: string;
    /** After the time of a wait that is told although the site opens only at `{time}`. */
    readonly closed: string;
    readonly tooLong: string;
    readonly overdue: string;
    /** Before a range whose end is later than the one told before; then why, if it is known, and `newEstimate`. */
    readonly longer: string;
    readonly reason: Record<WaitReason, string>;
    readonly newEstimate: string;
    readonly joining: string;
    readonly lessThanMinute: string;
    readonly about: Plural;
    readonly upTo: Plural;
    /** `{low}` to `{high}`; the form is that of the range. */
    readonly between: Plural;
    readonly moreThanHour: string;
    readonly wayOut: string;
    /** For those who hear it: that there are ways out, once. */
    readonly choice: string;
  };
  readonly leave: AddressWords & {
    /** Instead of `hint`, where the server sends mail. */
    readonly hintByMail: string;
  };
  readonly events: {
    readonly joined: string;
    readonly tookOver: string;
    readonly transferred: string;
    readonly transferReason: Record<TransferReason, string>;
    /** Why the visitor stands in line again; no words for what needs none, or is of a later protocol. */
    readonly queued: Partial<Record<LastingEventOf<"conversation.queued">["reason"], string>>;
    /** Instead of `queued.visitorBack`, where the first time is kept (Q7). */
    readonly backAsBefore: string;
    readonly closedByVisitor: string;
    readonly leftLine: string;
    readonly closedByAgent: string;
    readonly closed: string;
    readonly reopened: string;
    /** The conversation is about what is out of order; `{text}` is what the owner says of it, then that news will come here. */
    readonly incident: string;
    readonly incidentNews: string;
    readonly incidentOver: string;
    readonly messageLeft: string;
    readonly messageLeftAbsent: string;
    readonly callbackAsked: string;
    readonly callbackCancelled: string;
    /** Said aloud at once as well, and then `firstUntil`: until `{time}`. */
    readonly turnCalled: string;
    readonly firstUntil: string;
    /** The visitor was away when it was their turn, and moved back one place. */
    readonly turnPassed: string;
  };
  /** The owner's goodwill; `words` where they wrote none of their own. */
  readonly goodwill: { readonly words: string; readonly copy: string; readonly copied: string };
  /** For those who hear it: this browser has forgotten the chat. */
  readonly forgotten: string;
  /** What was refused, by its code; `other` for every code without words of its own. */
  readonly errors: Record<VisitorErrorCode | "other", string> & Partial<Record<string, string>>;
}
