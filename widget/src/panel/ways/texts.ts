/** What a language must say of the ways out of a long wait: fetched when one is offered. */
export interface WaysTexts {
  /** For `Intl`. */
  readonly lang: string;
  readonly offer: string;
  readonly byMail: string;
  readonly byNotice: string;
  /** Notifications were asked for and are not to be had. */
  readonly blocked: string;
  /** By the way that was chosen. */
  readonly kept: Record<"email" | "notice" | "push", string>;
  readonly stay: string;
  /** Who was called has come; then `nextIsYours`. */
  readonly back: string;
  /** Instead of `stay`, for who is back: they are not called again. */
  readonly stayHere: string;
  /** The form for the address. */
  readonly form: {
    readonly title: string;
    readonly hint: string;
    readonly email: string;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly turn: string;
  readonly nextIsYours: string;
  /** `{time}`: until when. */
  readonly firstUntil: string;
  /** `{name}` has taken the chat. */
  readonly taken: string;
}
