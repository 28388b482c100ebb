import type { ArticleLanguage, SiteId } from "@presently/shared/protocol";

/** A text that was begun on another page, for an article or a canned reply. */
export interface BegunText {
  readonly goal: "article" | "reply";
  /** Undefined: the first site, where there are several the writer chooses. */
  readonly siteId: SiteId | undefined;
  readonly language: ArticleLanguage;
  /** What it answers, and the answer. */
  readonly title: string;
  readonly text: string;
}

let begun: BegunText | undefined;

/** Keeps a text for the page that goes on with it; another takes its place. */
export function beginText(text: BegunText): void {
  begun = text;
}

/** The text that was begun for this page, without taking it: which site it is for. */
export function begunFor(goal: BegunText["goal"]): BegunText | undefined {
  return begun?.goal === goal ? begun : undefined;
}

/** Takes it, once. */
export function takeBegun(goal: BegunText["goal"]): BegunText | undefined {
  const taken = begunFor(goal);
  if (taken !== undefined) begun = undefined;
  return taken;
}
