/** What a language must say to ask what a conversation is about: fetched where a site has topics. */
export interface TopicsTexts {
  /** For `Intl`. */
  readonly lang: string;
  readonly ask: string;
  readonly hint: string;
  /** On the button of a topic that goes before others. */
  readonly first: string;
  readonly notNow: string;
  /** `{topic}` is what was chosen. */
  readonly chosen: string;
  readonly chosenFirst: string;
  readonly change: string;
}
