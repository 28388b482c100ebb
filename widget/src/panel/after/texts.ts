import type { AddressWords } from "../i18n/texts.ts";

/** What a language must say at the end of a chat: fetched when it has ended. */
export interface AfterTexts {
  /** For `Intl`. */
  readonly lang: string;
  readonly solved: {
    readonly ask: string;
    readonly yes: string;
    readonly no: string;
    /** Neither: the question goes. */
    readonly skip: string;
  };
  readonly rating: {
    readonly ask: string;
    readonly score: string;
    readonly thanks: string;
    readonly comment: string;
    readonly sendComment: string;
    readonly kept: string;
    readonly sending: string;
  };
  readonly transcript: {
    readonly asText: string;
    readonly asPage: string;
    readonly byMail: string;
    /** It could not be fetched. */
    readonly failed: string;
    /** It will be mailed. */
    readonly mailed: string;
    /** The form for the address. */
    readonly form: AddressWords;
  };
  readonly forget: {
    readonly offer: string;
    readonly meaning: string;
    readonly confirm: string;
  };
}
