import type { AddressWords } from "../i18n/texts.ts";

/** What a language must say of the ways out of a long wait: fetched when one is offered. */
export interface WaysTexts {
  /** For `Intl`. */
  readonly lang: string;
  readonly offer: string;
  readonly byMail: string;
  readonly byNotice: string;
  readonly byPhone: string;
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
  readonly form: AddressWords;
  /** The call-back by phone: the form, and what stands below the thread. */
  readonly call: {
    readonly title: string;
    readonly hint: string;
    readonly phone: string;
    readonly note: string;
    readonly submit: string;
    /** What was given is no number. */
    readonly wrong: string;
    /** `{time}`: by when, a time of day or a date with it. */
    readonly due: string;
    /** Nobody answered; `{time}` as above. */
    readonly again: string;
    readonly cancel: string;
    /** Nobody answered, and nobody calls again. */
    readonly gaveUp: string;
    readonly wrongNumber: string;
  };
  readonly turn: string;
  readonly nextIsYours: string;
  /** `{time}`: until when. */
  readonly firstUntil: string;
  /** `{name}` has taken the chat. */
  readonly taken: string;
}
