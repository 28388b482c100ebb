import type { AddressWords } from "../i18n/texts.ts";

/** What a language must say of answers that come while the visitor looks elsewhere, and in the chat's menu: fetched once a conversation is under way. */
export interface NoticeTexts {
  /** For `Intl`. */
  readonly lang: string;
  /** On the button that sends away what stands beside the launcher. */
  readonly hide: string;
  /** The button of the menu, and the menu. */
  readonly menu: string;
  /** That there is a sound when an answer comes: on or off. */
  readonly sound: string;
  readonly asText: string;
  readonly asPage: string;
  readonly byMail: string;
  readonly forget: string;
  /** What was said could not be fetched. */
  readonly notSaved: string;
  /** It will be mailed. */
  readonly mailed: string;
  /** The form for the address. */
  readonly form: AddressWords;
  /** Before this browser forgets the chat. */
  readonly forgetting: {
    readonly meaning: string;
    readonly confirm: string;
    readonly cancel: string;
  };
}
