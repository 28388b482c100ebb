import type { FormField } from "@presently/shared/protocol";

/** What a language must say of small forms and short answers: fetched where there are any. */
export interface FormsTexts {
  /** For `Intl`. */
  readonly lang: string;
  /** `{name}` asks for what goes on the card. */
  readonly details: string;
  /** `{name}` asks one thing in own words. */
  readonly question: string;
  /** Asked by the site, before the chat. */
  readonly before: string;
  readonly hint: string;
  readonly fields: Readonly<Record<Exclude<FormField, "question">, string>>;
  readonly send: string;
  readonly notNow: string;
  /** Beside a field in which something is wrong. */
  readonly faults: Readonly<Record<"email" | "phone", string>>;
  /** Above what was given. */
  readonly given: string;
  /** For those who hear it. */
  readonly sent: string;
  readonly nothing: string;
  /** The short answers that a message offers. */
  readonly replies: string;
}
