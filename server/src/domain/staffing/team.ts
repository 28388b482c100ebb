import { slowdown } from "../wait/work-units.ts";

/** So many of those who were served are cut off the line together: one by one would cost as much as the line is long. */
const CUT_AT = 256;

/** Somebody who comes to the simulated site; all of it drawn beforehand, so that two teams can be given the very same visitors. */
export interface Visitor {
  readonly arrivedMs: number;
  /** When she gives up, if nobody has her by then. */
  readonly leavesMs: number;
  /** The work that her chat will be. */
  readonly workMs: number;
  /** How long an agent will take to accept her. */
  readonly acceptMs: number;
  /** How long somebody of endless patience would have waited in her stead; Infinity until it is known. */
  waitMs: number;
}

interface Hands {
  /** The work done on each open chat since the beginning. */
  doneMs: number;
  atMs: number;
  /** What `doneMs` will be when each chat ends. */
  ends: number[];
  /** When the next of them ends. */
  nextMs: number;
}

/**
 * A team of agents in a simulated site: everybody in one line, first come first served, each given to the agent with the fewest chats who
 * has room, as the desk's own routing does (RT4, without who knows whom). With n chats open an agent advances each at 1 / (1 + beta (n - 1))
 * (W4). Agents beyond the number on duty end what they have and take nothing new (A2). Times in ms. (ST6)
 */
export class Team {
  nowMs: number;
  private readonly capacity: number;
  private readonly beta: number;
  private onDuty = 0;
  private agents: Hands[] = [];
  /** Who waits, from `head` on; what lies before is cut off now and then. */
  private line: Visitor[] = [];
  private head = 0;

  constructor(capacity: number, beta: number, nowMs: number) {
    this.capacity = capacity;
    this.beta = beta;
    this.nowMs = nowMs;
  }

  /** Another team in the same situation. Its visitors are the same ones: who tries out two goes through them one after the other. */
  copy(): Team {
    const team = new Team(this.capacity, this.beta, this.nowMs);
    team.onDuty = this.onDuty;
    team.agents = this.agents.map((hands) => ({ ...hands, ends: hands.ends.slice() }));
    team.line = this.line.slice(this.head);
    return team;
  }

  get isAnybodyWaiting(): boolean {
    return this.line.length > this.head;
  }

  /** Forgets who has given up: only how long they would have waited is still open. */
  forgetGone(): void {
    this.line = this.line.slice(this.head).filter(({ leavesMs }) => leavesMs > this.nowMs);
    this.head = 0;
  }

  /** Goes on until a moment with that many agents on duty; `visitors` come in order of arrival, all before it. */
  run(untilMs: number, onDuty: number, visitors: readonly Visitor[]): void {
    this.onDuty = onDuty;
    while (this.agents.length < onDuty) {
      this.agents.push({ doneMs: 0, atMs: this.nowMs, ends: [], nextMs: Infinity });
    }
    this.serveLine();
    for (const visitor of visitors) {
      this.workUntil(visitor.arrivedMs);
      const agent = this.isAnybodyWaiting ? undefined : this.agentWithRoom();
      if (agent === undefined) this.line.push(visitor);
      else this.serve(agent, visitor);
    }
    this.workUntil(untilMs);
  }

  private workUntil(untilMs: number): void {
    for (;;) {
      let next: Hands | undefined;
      for (const hands of this.agents) {
        if (hands.nextMs <= (next?.nextMs ?? untilMs)) next = hands;
      }
      if (next === undefined) break;
      this.nowMs = Math.max(this.nowMs, next.nextMs);
      this.advance(next);
      next.ends.splice(indexOfLeast(next.ends), 1);
      this.plan(next);
      this.serveLine();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  private serveLine(): void {
    for (;;) {
      const visitor = this.line[this.head];
      const agent = visitor === undefined ? undefined : this.agentWithRoom();
      if (visitor === undefined || agent === undefined) break;
      this.serve(agent, visitor);
      this.head += 1;
    }
    if (this.head < CUT_AT) return;
    this.line.splice(0, this.head);
    this.head = 0;
  }

  /** Her wait is known now; she is there only if she has not given up. */
  private serve(agent: Hands, visitor: Visitor): void {
    visitor.waitMs = this.nowMs - visitor.arrivedMs + visitor.acceptMs;
    if (visitor.leavesMs < this.nowMs) return;
    this.advance(agent);
    agent.ends.push(agent.doneMs + visitor.workMs + visitor.acceptMs);
    this.plan(agent);
  }

  private agentWithRoom(): Hands | undefined {
    let best: Hands | undefined;
    for (let at = 0; at < this.onDuty; at += 1) {
      const hands = this.agents[at];
      if (hands !== undefined && hands.ends.length < (best?.ends.length ?? this.capacity)) {
        best = hands;
        if (hands.ends.length === 0) break;
      }
    }
    return best;
  }

  private advance(hands: Hands): void {
    hands.doneMs += (this.nowMs - hands.atMs) / slowdown(this.beta, hands.ends.length);
    hands.atMs = this.nowMs;
  }

  private plan(hands: Hands): void {
    const left = (hands.ends[indexOfLeast(hands.ends)] ?? Infinity) - hands.doneMs;
    hands.nextMs = this.nowMs + Math.max(0, left) * slowdown(this.beta, hands.ends.length);
  }
}

function indexOfLeast(values: readonly number[]): number {
  let least = 0;
  for (let at = 1; at < values.length; at += 1) {
    if ((values[at] ?? Infinity) < (values[least] ?? Infinity)) least = at;
  }
  return least;
}
