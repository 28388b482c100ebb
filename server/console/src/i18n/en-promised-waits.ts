import { clock, decimal, hourOfDay, percent } from "./en-numbers.ts";
import { pageTexts } from "./en-pages.ts";

/** "45 s", "3.4 min", "2 h"; never a sign. */
function span(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${decimal(minutes)} min` : `${decimal(minutes / 60)} h`;
}

function inHundred(share: number): string {
  return `${Math.round(share * 100)} in 100`;
}

export const promisedWaitsTexts = {
  ...pageTexts.promisedWaits,
  intro:
    "How well the waits that visitors were told have held: of the latest thousand of each line in which no agent was free.",
  noneYours: "No department serves a site whose agents you direct.",
  nothingYet: (least: number) =>
    `Nothing decided yet: the first ${least} promises make a score. One is decided when somebody who was told a wait, with no agent free, is served or has waited longer than that.`,
  tooFew: (decided: number, least: number) =>
    `Too early to judge: ${decided} of the first ${least} promises are decided.`,
  latest: (decided: number, share: number) =>
    `Of the last ${decided} decided promises ${percent(share)} held.`,
  advice: {
    asPromised: (least: number, most: number) =>
      `That is as meant: at least ${inHundred(least)} should, and of the exact times at least as many and at most ${inHundred(most)}.`,
    broken: (least: number) =>
      `At least ${inHundred(least)} should: too many visitors wait longer than they were told. What is told learns from newer chats; see below at which hours and places it is worst.`,
    rounded: (least: number) =>
      `But fewer than ${inHundred(least)} held before the minutes were rounded up: what is told counts down to the exact time, and too many visitors wait longer than that. What is told learns from newer chats; see below at which hours and places it is worst.`,
    cautious: (_least: number, most: number) =>
      `Over ${inHundred(most)} held even before the minutes were rounded up: visitors are told longer waits than they need, and some may leave for it. What is told learns from newer chats.`,
  },
  standings: {
    undecided: "nothing decided yet",
    tooFew: "too early to judge",
    asPromised: "as promised",
    broken: "broken too often",
    rounded: "held by rounding alone",
    cautious: "too cautious",
  },
  percent,
  span,
  clock,
  hourOfDay,
  none: "–",
  /** How much longer (plus) or shorter than expected. */
  signed: (ms: number) => (Math.abs(ms) < 1000 ? "0 s" : `${ms > 0 ? "+" : "−"}${span(ms)}`),
  figures: {
    kept: "Promises kept",
    keptMeans: (decided: number) =>
      `Of ${decided} decided promises: whoever waited no longer than the most that the words they first read say; whoever left before that decides nothing.`,
    bound: "Held before rounding",
    boundMeans:
      "Of the same promises: whoever waited no longer than the exact time behind the words, which round it up to whole minutes. Nine in ten are meant.",
    late: "Late by over a minute",
    lateMeans:
      "Of the decided promises: whoever waited over a minute beyond the most they were told.",
    width: "Width of the range",
    widthMeans: (promised: number) =>
      `From the least to the most that was told, on average over ${promised} promises; the narrower, the more it says.`,
    bias: "Off by",
    biasMeans:
      "How much longer (+) or shorter (−) than expected those who were served waited, on average.",
    refusals: "No time told",
    refusalsMeans: (waits: number, inVain: number) =>
      `Of ${waits} waits, those without a time since nobody was there or it was too long; ${inVain} of them were served within ten minutes after all.`,
  },
  plot: {
    label:
      "Promises kept by hour of the day, beside how many should be. The table below says the same.",
    kept: "kept",
    target: (least: number) => `meant: at least ${percent(least)}`,
    decided: "how many were decided",
    at: (hour: number, decided: number, share: number | null) =>
      share === null
        ? `${hourOfDay(hour)}: none decided`
        : `${hourOfDay(hour)}: ${percent(share)} of ${decided} kept`,
  },
  byHour: "By hour of the day",
  byHourHint: (timeZone: string) => `By when it was told, on the clock of ${timeZone}.`,
  byPlace: "By place in line",
  byPlaceHint: "By the place at which it was told.",
  hour: "Hour",
  place: "Place",
  places: (from: number, upto: number | null) => {
    if (upto === null) return `${from}+`;
    return from === upto ? String(from) : `${from}–${upto}`;
  },
  columns: {
    told: "Told",
    decided: "Decided",
    kept: "Kept",
    bias: "Off by",
    mean: "Told: waits that were told a time. Decided and kept: as above; a share of few says little. Off by: how much longer (+) or shorter (−) than expected the served waited, on average.",
  },
};
