import { DAY_MS, timeOfDay } from "./time-of-day.ts";

const MINUTE = 60_000;
/** The day is cut into stretches of this length. */
const STRETCH_MS = 10 * MINUTE;
const STRETCHES = DAY_MS / STRETCH_MS;
/** How far ahead an agent's going is looked for. */
const AHEAD = 12;
/** Before anything is known, agents go once in four hours; believed as eight hours of watching. */
const PRIOR_LEFT = 2;
const PRIOR_PRESENT_MS = 480 * MINUTE;
/** All agents together count for one agent as if she had been watched this long in each stretch. */
const TEAM_MS = 0.5 * STRETCH_MS;
/** Of what happened in a stretch, so much is known of itself and of each neighbour: nobody goes by the second. */
const SELF = 0.5;
const NEIGHBOUR = 0.25;

interface Watched {
  readonly left: Float64Array;
  readonly presentMs: Float64Array;
}

/**
 * When agents who are here go: for each ten minutes of the day, goings over time present, of the agent, shrunk towards the team's, which is
 * shrunk towards its rate over the whole day (an exponential waiting time with a Gamma prior, stretch by stretch). So a lunch that is taken
 * every day at noon is expected at noon. (W7)
 */
export class Departures {
  private readonly team = watched();
  private readonly agents = new Map<string, Watched>();
  private left = 0;
  private presentMs = 0;

  /** An agent was present from then until then, and went (or, as on a doubled event, did not). */
  learn(agent: string, fromMs: number, untilMs: number): void {
    const spanMs = untilMs - fromMs;
    if (!(spanMs > 0) || spanMs > 30 * DAY_MS) return;
    let own = this.agents.get(agent);
    if (own === undefined) {
      own = watched();
      this.agents.set(agent, own);
    }
    this.left += 1;
    this.presentMs += spanMs;
    for (let atMs = fromMs; atMs < untilMs;) {
      const stretch = stretchAt(atMs);
      const nextMs = Math.min(
        untilMs,
        Math.floor(atMs) + STRETCH_MS - (Math.floor(timeOfDay(atMs)) % STRETCH_MS),
      );
      add(own.presentMs, stretch, nextMs - atMs);
      add(this.team.presentMs, stretch, nextMs - atMs);
      atMs = nextMs;
    }
    add(own.left, stretchAt(untilMs), 1);
    add(this.team.left, stretchAt(untilMs), 1);
  }

  /** The cumulative hazard of going by the end of each of the next stretches, the first of them cut to what is left of it. */
  ahead(agent: string, nowMs: number): GoingAhead {
    const own = this.agents.get(agent);
    const overall = (PRIOR_LEFT + this.left) / (PRIOR_PRESENT_MS + this.presentMs);
    const hazards = new Float64Array(AHEAD);
    const firstMs = STRETCH_MS - (timeOfDay(nowMs) % STRETCH_MS);
    let sum = 0;
    for (let at = 0; at < AHEAD; at += 1) {
      const stretch = (stretchAt(nowMs) + at) % STRETCHES;
      const teamRate =
        (1 + smooth(this.team.left, stretch)) /
        (1 / overall + smooth(this.team.presentMs, stretch));
      const rate =
        own === undefined
          ? teamRate
          : (teamRate * TEAM_MS + smooth(own.left, stretch)) /
            (TEAM_MS + smooth(own.presentMs, stretch));
      sum += rate * (at === 0 ? firstMs : STRETCH_MS);
      hazards[at] = sum;
    }
    return { hazards, firstMs };
  }
}

export interface GoingAhead {
  readonly hazards: Float64Array;
  readonly firstMs: number;
}

/** When, in ms from now, an agent goes for whom an exponential draw of mean 1 came out at `drawn`; infinite beyond the two hours looked at. */
export function goingAt({ hazards, firstMs }: GoingAhead, drawn: number): number {
  const last = hazards[hazards.length - 1] ?? 0;
  if (drawn >= last) return Infinity;
  let at = 0;
  while (drawn >= (hazards[at] ?? 0)) at += 1;
  const before = at === 0 ? 0 : (hazards[at - 1] ?? 0);
  const part = (drawn - before) / Math.max(1e-300, (hazards[at] ?? 0) - before);
  return at === 0 ? part * firstMs : firstMs + (at - 1 + part) * STRETCH_MS;
}

function watched(): Watched {
  return { left: new Float64Array(STRETCHES), presentMs: new Float64Array(STRETCHES) };
}

function stretchAt(atMs: number): number {
  return Math.floor(timeOfDay(atMs) / STRETCH_MS) % STRETCHES;
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

function smooth(sums: Float64Array, at: number): number {
  const before = sums[(at + STRETCHES - 1) % STRETCHES] ?? 0;
  const after = sums[(at + 1) % STRETCHES] ?? 0;
  return SELF * (sums[at] ?? 0) + NEIGHBOUR * (before + after);
}
