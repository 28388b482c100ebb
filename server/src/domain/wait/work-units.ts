/**
 * The slow-downs that are tried. With n chats open at once an agent advances each at the rate 1 / (1 + beta (n - 1)): 0 means that parallel
 * chats cost nothing, 0.6 that a second chat makes both last 1.6 times as long. (Agents' total rate n r(n): Tezcan and Zhang, Operations
 * Research 62, 2014.)
 */
export const BETAS: readonly number[] = [0, 0.15, 0.3, 0.45, 0.6];

/** How many times longer a chat lasts among `load` chats of its agent than alone; 1 for a load of 0 or 1. */
export function slowdown(beta: number, load: number): number {
  return 1 + beta * Math.max(0, load - 1);
}

/**
 * The work an agent does on each open chat, in ms of undisturbed attention, for every beta: the integral of dt / (1 + beta (n(t) - 1)). A
 * chat's work is the difference of two readings, so an event costs the same however many chats are open. (W4)
 */
export class WorkClock {
  private readonly done = new Float64Array(BETAS.length);
  private load = 0;
  private atMs: number;

  constructor(atMs: number) {
    this.atMs = atMs;
  }

  /** From now on that many chats are open. */
  setLoad(load: number, nowMs: number): void {
    this.advance(nowMs);
    this.load = load;
  }

  /** The work done on each chat until now, by beta; only differences of readings mean anything. */
  read(nowMs: number): Float64Array {
    this.advance(nowMs);
    return this.done.slice();
  }

  /** As `read`, for one beta and without moving on. */
  readOne(betaIndex: number, nowMs: number): number {
    const spanMs = Math.max(0, nowMs - this.atMs);
    return (this.done[betaIndex] ?? 0) + spanMs / slowdown(BETAS[betaIndex] ?? 0, this.load);
  }

  /** How many times slower than alone a chat advances now, for a beta. */
  slowdownAt(betaIndex: number): number {
    return slowdown(BETAS[betaIndex] ?? 0, this.load);
  }

  private advance(nowMs: number): void {
    const spanMs = nowMs - this.atMs;
    if (spanMs <= 0) return;
    for (let at = 0; at < BETAS.length; at += 1) {
      this.done[at] = (this.done[at] ?? 0) + spanMs / slowdown(BETAS[at] ?? 0, this.load);
    }
    this.atMs = nowMs;
  }
}
