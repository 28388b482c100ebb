import { BETAS, slowdown } from "./work-units.ts";
import { normalTail } from "./normal.ts";

/** Each chat weighs this much of the one after: about the last 80 count. */
const KEEP = 0.988;
/** For the slow-down, which is the agents' and not the day's, each chat weighs this much: about the last 500 count. */
const SLOW_KEEP = 0.998;
/** The prior is worth this many chats. */
const PRIOR_CHATS = 6;
/** Lengths that are kept as they are. */
const KEPT = 150;
/** No chat is shorter than this, so that its logarithm says nothing wild. */
const MIN_WORK_MS = 1000;

/**
 * How long the chats of one line last, in ms of work: decayed log-normal sums for every beta, and the last 150 lengths as they were, in
 * order of size for the beta in force.
 */
export class LengthsOfLine {
  /** Decayed number of chats. */
  chats = 0;
  /** Of the logarithm of a length, for the beta in force: its mean and its standard deviation. */
  meanLog: number;
  sigma: number;
  /** The kept lengths in order; only the first `count` are in use. */
  readonly sorted = new Float64Array(KEPT);
  count = 0;

  private readonly priorMeanLog: number;
  private readonly priorSigma: number;
  private readonly sums = new Float64Array(BETAS.length);
  private readonly squares = new Float64Array(BETAS.length);
  private slowChats = 0;
  private readonly slowSums = new Float64Array(BETAS.length);
  private readonly slowSquares = new Float64Array(BETAS.length);
  private readonly slowLogRates = new Float64Array(BETAS.length);
  /** The kept lengths in order of time, for every beta. */
  private readonly kept = BETAS.map(() => new Float64Array(KEPT));
  private next = 0;
  private betaIndex = -1;

  constructor(priorMeanLog: number, priorSigma: number) {
    this.priorMeanLog = priorMeanLog;
    this.priorSigma = priorSigma;
    this.meanLog = priorMeanLog;
    this.sigma = priorSigma;
  }

  /** A chat ended after so much work; `shiftLog` takes out what is its agent's own, on the log scale. */
  learn(work: Float64Array, shiftLog: number, load: number): void {
    this.add(work, shiftLog, (at) => -Math.log(slowdown(BETAS[at] ?? 0, load)));
  }

  /**
   * A chat of at least this length. It counts as exp(E[log X given X > a]) of the log-normal so far, m + sigma phi(z) / (1 - Phi(z)) on
   * the log scale: one step of the EM algorithm for censored data (Dempster, Laird and Rubin, 1977).
   */
  learnCensored(work: Float64Array, shiftLog: number): void {
    const whole = work.map((worked) => {
      const z = (Math.log(Math.max(MIN_WORK_MS, worked)) + shiftLog - this.meanLog) / this.sigma;
      const density = 0.3989422804014327 * Math.exp((-z * z) / 2);
      const millsRatio = z > 5 ? z : density / Math.max(1e-12, normalTail(z));
      return Math.exp(this.meanLog + this.sigma * Math.max(z, millsRatio) - shiftLog);
    });
    this.add(whole, shiftLog, () => 0);
  }

  private add(work: Float64Array, shiftLog: number, logRate: (beta: number) => number): void {
    this.chats = this.chats * KEEP + 1;
    this.slowChats = this.slowChats * SLOW_KEEP + 1;
    for (let at = 0; at < BETAS.length; at += 1) {
      const log = Math.log(Math.max(MIN_WORK_MS, work[at] ?? 0)) + shiftLog;
      this.sums[at] = (this.sums[at] ?? 0) * KEEP + log;
      this.squares[at] = (this.squares[at] ?? 0) * KEEP + log * log;
      this.slowSums[at] = (this.slowSums[at] ?? 0) * SLOW_KEEP + log;
      this.slowSquares[at] = (this.slowSquares[at] ?? 0) * SLOW_KEEP + log * log;
      this.slowLogRates[at] = (this.slowLogRates[at] ?? 0) * SLOW_KEEP + logRate(at);
      const kept = this.kept[at];
      if (kept !== undefined) kept[this.next] = Math.exp(log);
    }
    this.next = (this.next + 1) % KEPT;
    this.count = Math.min(KEPT, this.count + 1);
    this.sort();
  }

  /** Takes the beta in force, and the mean logarithm that other lines suggest. */
  settle(betaIndex: number, othersMeanLog: number): void {
    if (betaIndex !== this.betaIndex) {
      this.betaIndex = betaIndex;
      this.sort();
    }
    const chats = PRIOR_CHATS + this.chats;
    const sum = this.sums[betaIndex] ?? 0;
    this.meanLog = (PRIOR_CHATS * othersMeanLog + sum) / chats;
    const priorSpread = this.priorSigma ** 2 + (othersMeanLog - this.meanLog) ** 2;
    const spread =
      (this.squares[betaIndex] ?? 0) - 2 * this.meanLog * sum + this.chats * this.meanLog ** 2;
    this.sigma = Math.sqrt(
      Math.max(0.01, (PRIOR_CHATS * priorSpread + Math.max(0, spread)) / chats),
    );
  }

  /** The sum of the decayed logarithms of lengths, for a beta. */
  sumLog(betaIndex: number): number {
    return this.sums[betaIndex] ?? 0;
  }

  /** How well a beta explains this line's lengths (see ChatLengths). */
  logLikelihood(betaIndex: number): number {
    const sum = this.slowSums[betaIndex] ?? 0;
    const chats = PRIOR_CHATS + this.slowChats;
    const mean = (PRIOR_CHATS * this.priorMeanLog + sum) / chats;
    const own = (this.slowSquares[betaIndex] ?? 0) - 2 * mean * sum + this.slowChats * mean * mean;
    const prior = PRIOR_CHATS * (this.priorSigma ** 2 + (this.priorMeanLog - mean) ** 2);
    const variance = (Math.max(0, own) + prior) / chats;
    return (-this.slowChats / 2) * Math.log(variance) - sum + (this.slowLogRates[betaIndex] ?? 0);
  }

  /** The chats that the mean logarithm rests on, the prior's among them. */
  get weight(): number {
    return PRIOR_CHATS + this.chats;
  }

  /** The standard error of the mean logarithm: how far all lengths may be off together. */
  get uncertainty(): number {
    return this.sigma / Math.sqrt(this.weight);
  }

  /** The mean length in ms of work: of the kept ones, and of the log-normal's for as much as the prior is worth. */
  get meanMs(): number {
    let sum = 0;
    for (let at = 0; at < this.count; at += 1) sum += this.sorted[at] ?? 0;
    const ofPrior = Math.exp(this.meanLog + this.sigma ** 2 / 2);
    return (sum + PRIOR_CHATS * ofPrior) / (this.count + PRIOR_CHATS);
  }

  private sort(): void {
    const kept = this.kept[Math.max(0, this.betaIndex)];
    if (kept === undefined) return;
    this.sorted.set(kept);
    this.sorted.subarray(0, this.count).sort();
  }
}
