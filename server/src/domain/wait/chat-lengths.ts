import { BETAS, slowdown } from "./work-units.ts";
import { AfterWaits } from "./after-waits.ts";
import { LengthsOfLine } from "./lengths-of-line.ts";

/** An agent's factor weighs each chat this much of the next, and is shrunk towards 1 by this many pseudo-chats. */
const AGENT_KEEP = 0.99;
const AGENT_PRIOR_CHATS = 12;

/** The prior of a length: log-normal, median 6 min, sigma 0.9, worth six chats. */
const PRIOR_MEAN_LOG = Math.log(6 * 60_000);
const PRIOR_SIGMA = 0.9;

/** What was learned of how long chats last: of each line, of each agent, and how much parallel chats slow each other down. (W4) */
export class ChatLengths {
  /** The index into `BETAS` of the slow-down that explains the lengths best. */
  betaIndex = 2;
  /** Chats that ever ended. */
  ended = 0;
  readonly afterWaits = new AfterWaits();
  private readonly lines = new Map<string, LengthsOfLine>();
  private readonly agents = new Map<string, { chats: number; residual: number }>();

  get beta(): number {
    return BETAS[this.betaIndex] ?? 0;
  }

  /** A chat ended, after that much work for each beta, while its agent had `load` chats open; its visitor had waited `waitedMs`. */
  learnEnded(line: string, agent: string, work: Float64Array, load: number, waitedMs = 0): void {
    this.ended += 1;
    const own = this.line(line);
    const worked = work[this.betaIndex] ?? 0;
    if (worked > 0) {
      this.afterWaits.learn(waitedMs, worked / own.meanMs);
      const factor = this.agents.get(agent) ?? { chats: 0, residual: 0 };
      const residual = Math.log(worked) - own.meanLog;
      const factorLog = Math.log(this.agentFactor(agent));
      factor.chats = factor.chats * AGENT_KEEP + 1;
      // One forgotten chat of ten hours must not make its agent slow for a month.
      factor.residual = factor.residual * AGENT_KEEP + Math.max(-3, Math.min(3, residual));
      this.agents.set(agent, factor);
      own.learn(work, -factorLog, load);
    }
    this.settle();
  }

  /** A chat broke off unended: its length is known to be longer than this, and counts with what it would then have been. */
  learnBrokenOff(line: string, agent: string, work: Float64Array): void {
    this.line(line).learnCensored(work, -Math.log(this.agentFactor(agent)));
    this.settle();
  }

  /**
   * How many times longer this agent's chats last than the line's: exp(sum of log residuals / (n + 12)), the posterior mean of a normal
   * effect on the log length that is shrunk by 12 pseudo-chats of factor 1.
   */
  agentFactor(agent: string): number {
    const factor = this.agents.get(agent);
    if (factor === undefined) return 1;
    return Math.exp(factor.residual / (factor.chats + AGENT_PRIOR_CHATS));
  }

  /** How many times longer than undisturbed work a chat of this agent lasts while `load` chats are open. */
  stretch(agent: string, load: number): number {
    return slowdown(this.beta, load) * this.agentFactor(agent);
  }

  line(line: string): LengthsOfLine {
    let own = this.lines.get(line);
    if (own === undefined) {
      own = new LengthsOfLine(PRIOR_MEAN_LOG, PRIOR_SIGMA);
      this.lines.set(line, own);
      this.settle();
    }
    return own;
  }

  /**
   * Chooses beta anew and gives each line its prior: what the other lines have shown, worth six chats. Log-likelihood of a log-normal
   * length in work units, up to a constant: -n/2 log var - sum log x + sum log rate at the end (the Jacobian from work to time), and a
   * penalty 4 (beta - 0.3)^2. In force is the tried beta nearest to the posterior mean: some tens of chats say little, and the likeliest
   * then often is an end of the scale.
   */
  private settle(): void {
    const fits = BETAS.map((beta, at) => {
      let fit = -4 * (beta - 0.3) ** 2;
      for (const line of this.lines.values()) fit += line.logLikelihood(at);
      return fit;
    });
    const best = Math.max(...fits);
    const weights = fits.map((fit) => Math.exp(fit - best));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, at) => sum + weight * (BETAS[at] ?? 0), 0) / whole;
    const apart = (at: number): number => Math.abs((BETAS[at] ?? 0) - mean);
    const nearest = BETAS.reduce((near, _, at) => (apart(at) < apart(near) ? at : near), 0);
    // Not back and forth between two: every change sorts all lengths anew.
    if (apart(nearest) + 0.02 < apart(this.betaIndex)) this.betaIndex = nearest;
    let chats = 6;
    let sum = 6 * PRIOR_MEAN_LOG;
    for (const line of this.lines.values()) {
      chats += line.chats;
      sum += line.sumLog(this.betaIndex);
    }
    for (const line of this.lines.values()) {
      const othersSum = sum - line.sumLog(this.betaIndex);
      line.settle(this.betaIndex, othersSum / Math.max(6, chats - line.chats));
    }
  }
}
