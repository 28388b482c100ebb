import { displayed, type Range } from "./displayed.ts";
import { CAP_MS } from "./oracle.ts";
import type { Row } from "./rows.ts";

/** How a predictor did with the visitors who found no free slot, of one kind of site. Times in ms, shares in 0 … 1. */
export interface Score {
  readonly visitors: number;
  /** Pinball loss of low and high, refusals too, and squared error of the expectations told: both over the oracle's on the same visitors. */
  readonly pinball: number;
  /** The same without those who were refused and whom the oracle would refuse by the same rule: half an hour in the median. */
  readonly pinballTold: number;
  readonly squaredError: number;
  /** Root of the squared error over the mean wait. */
  readonly relativeError: number;
  /** How often the upper bound held: of those told a time; of the first 30 of each trace; of updates; of the range as shown in words. */
  readonly held: number;
  readonly heldFirst: number;
  readonly heldUpdates: number;
  readonly heldDisplayed: number;
  /** The oracle's own, on the same visitors. */
  readonly heldByOracle: number;
  readonly pinballDisplayed: number;
  readonly widthMs: number;
  readonly biasMs: number;
  /** The bias of the hour of the day, and of the number ahead, where it is worst. */
  readonly biasByHourMs: number;
  readonly biasByAheadMs: number;
  /** Who waited over a minute longer than the bound, and than the expectation. */
  readonly late: number;
  readonly lateExpected: number;
  /** Per visitor: bounds put off by over a minute, minutes by which the expectation moved, minutes spent past the bound. */
  readonly upward: number;
  readonly movedMinutes: number;
  readonly pastMinutes: number;
  readonly refused: number;
  /** Of those whose wait was under ten minutes, who was refused; of those to whom nobody came in an hour, who was told a time. */
  readonly refusedInVain: number;
  readonly toldInVain: number;
}

const TEN_MINUTES_MS = 600_000;
/** A refusal is counted as "10 to 60 min". */
const REFUSAL: Range = { lowMs: TEN_MINUTES_MS, highMs: CAP_MS };
/** The rule of refusals: nobody is there, and in the median nobody will be for this long. */
const REFUSED_MS = 30 * 60_000;
const FIRST = 30;
/** An hour, or a number ahead, with fewer visitors than this says nothing of its bias. */
const MIN_GROUP = 30;

export function scoreOf(rows: readonly Row[]): Score {
  const told = rows.filter(({ isRefused }) => !isRefused);
  const meanOf = (value: (row: Row) => number, among: readonly Row[] = rows) =>
    among.reduce((sum, row) => sum + value(row), 0) / among.length;
  const tellable = rows.filter(({ isRefused, best }) => !isRefused || best.medianMs <= REFUSED_MS);
  const oracleLoss = meanOf((row) => lossOf(row.best, row));
  const bias = (row: Row) => row.expectedMs - cappedOf(row);
  const worst = (groupOf: (row: Row) => number) =>
    [...Map.groupBy(told, groupOf).values()]
      .filter((group) => group.length >= MIN_GROUP)
      .map((group) => meanOf(bias, group))
      .reduce((most, next) => (Math.abs(next) > Math.abs(most) ? next : most), 0);
  // Who is refused is told no expectation: this error, the oracle's too, is of those who are.
  const squaredError = meanOf((row) => bias(row) ** 2, told);
  const updates = rows.reduce((sum, row) => sum + row.updates, 0);
  const soon = rows.filter(({ virtualMs }) => virtualMs < TEN_MINUTES_MS);
  const never = rows.filter(({ virtualMs }) => virtualMs > CAP_MS);
  return {
    visitors: rows.length,
    pinball: meanOf((row) => lossOf(saidBy(row), row)) / oracleLoss,
    pinballTold:
      meanOf((row) => lossOf(saidBy(row), row), tellable) /
      meanOf((row) => lossOf(row.best, row), tellable),
    squaredError: squaredError / meanOf((row) => (row.best.expectedMs - cappedOf(row)) ** 2, told),
    relativeError: Math.sqrt(squaredError) / meanOf(cappedOf, told),
    held: meanOf(held, told),
    heldFirst: meanOf(
      held,
      told.filter(({ nth }) => nth < FIRST),
    ),
    heldUpdates: rows.reduce((sum, row) => sum + row.updatesHeld, 0) / updates,
    heldDisplayed: meanOf((row) => Number(row.virtualMs <= displayed(row).highMs), told),
    heldByOracle: meanOf(({ best, virtualMs }) =>
      Number(virtualMs <= best.highMs || best.highMs >= CAP_MS),
    ),
    pinballDisplayed: meanOf((row) => lossOf(shownBy(row), row)) / oracleLoss,
    widthMs: meanOf(({ lowMs, highMs }) => highMs - lowMs, told),
    biasMs: meanOf(bias, told),
    biasByHourMs: worst(({ t }) => Math.floor(t / 3_600_000) % 24),
    biasByAheadMs: worst(({ ahead }) => Math.floor(Math.log2(ahead + 1))),
    late: meanOf(({ virtualMs, highMs }) => Number(virtualMs > highMs + 60_000), told),
    lateExpected: meanOf(
      ({ virtualMs, expectedMs }) => Number(virtualMs > expectedMs + 60_000),
      told,
    ),
    upward: meanOf((row) => row.upward),
    movedMinutes: meanOf((row) => row.movedMs / 60_000),
    pastMinutes: meanOf((row) => row.pastMs / 60_000),
    refused: 1 - told.length / rows.length,
    refusedInVain: soon.filter(({ isRefused }) => isRefused).length / Math.max(1, soon.length),
    toldInVain: never.filter(({ isRefused }) => !isRefused).length / Math.max(1, never.length),
  };
}

/** Losses know no wait beyond an hour. */
function cappedOf({ virtualMs }: Row): number {
  return Math.min(virtualMs, CAP_MS);
}

function saidBy(row: Row): Range {
  return row.isRefused ? REFUSAL : row;
}

/** "More than an hour" is counted as the hour at which losses end. */
function shownBy(row: Row): Range {
  if (row.isRefused) return REFUSAL;
  const { lowMs, highMs } = displayed(row);
  return { lowMs, highMs: Math.min(highMs, CAP_MS) };
}

function held({ virtualMs, highMs }: Row): number {
  return Number(virtualMs <= highMs);
}

function lossOf({ lowMs, highMs }: Range, row: Row): number {
  const waitMs = cappedOf(row);
  return pinballOf(lowMs, waitMs, 0.1) + pinballOf(highMs, waitMs, 0.9);
}

/** The loss whose mean the q-th quantile makes least. */
function pinballOf(saidMs: number, waitMs: number, q: number): number {
  return waitMs >= saidMs ? q * (waitMs - saidMs) : (1 - q) * (saidMs - waitMs);
}

/** The geometric mean over kinds of site. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
