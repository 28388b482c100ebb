/** What the part of the API says to a visitor: only that, and for what, it wants their consent. */
export interface ApiTexts {
  readonly lang: string;
  readonly ask: string;
  readonly agree: string;
}
