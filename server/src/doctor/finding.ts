/** What one look at an installation came to, in words for whoever runs it. */
export interface Finding {
  /** What was looked at. */
  readonly about: string;
  /** `problem`: something does not work; `advice`: it works, and could bite later. */
  readonly state: "fine" | "advice" | "problem";
  readonly words: string;
}

export const fine = (about: string, words: string): Finding => ({ about, state: "fine", words });
export const advice = (about: string, words: string): Finding => ({
  about,
  state: "advice",
  words,
});
export const problem = (about: string, words: string): Finding => ({
  about,
  state: "problem",
  words,
});
