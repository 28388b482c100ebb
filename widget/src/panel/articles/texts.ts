/** What a language must say beside help articles: fetched where some were shown. */
export interface ArticlesTexts {
  /** For `Intl`. */
  readonly lang: string;
  /** Above the titles, while the visitor waits, and later. */
  readonly waiting: string;
  readonly later: string;
  /** The link to where it stands on the site. */
  readonly page: string;
  readonly ask: string;
  readonly yes: string;
  readonly no: string;
  /** It helped: whoever waits may leave the line, and whoever has somebody there need not. */
  readonly helped: string;
  readonly thanks: string;
  readonly leave: string;
  readonly stay: string;
  /** It did not help, and beside it: then come place and wait. */
  readonly coming: string;
  /** Away from the articles, with place and wait beside it. */
  readonly person: string;
}
