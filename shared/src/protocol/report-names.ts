/** Things that are counted. A sum of two spans of time is their sum. */
export const countNames = [
  "conversations",
  "offered",
  "answered",
  "abandoned",
  "shortAbandoned",
  "leftMessage",
  "waiting",
  "within20s",
  "within60s",
  "within2min",
  "within5min",
  "decidedRanges",
  "keptRanges",
  "transfers",
  "ended",
  "solved",
  "notSolved",
  "rated",
  "satisfied",
  "ratingSum",
  "reContacts",
  "decidedPromises",
  "keptPromises",
] as const;
export type CountName = (typeof countNames)[number];

/** Spans of time that are told as a spread. */
export const spreadNames = [
  "wait",
  "firstResponse",
  "replyGap",
  "handleTime",
  "wrapUp",
  "resolution",
  "greeted",
] as const;
export type SpreadName = (typeof spreadNames)[number];

/** Days in one report at most: two years. */
export const MAX_REPORT_DAYS = 731;
