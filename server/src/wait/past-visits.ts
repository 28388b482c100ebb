import { WorkClock } from "../domain/wait/work-units.ts";
import type { WaitFact } from "../domain/wait-facts.ts";
import type { FactAt } from "../views/wait-history.ts";

/** Somebody who came, and what they took of an agent's time: the same whoever serves them, and when. */
export interface Visit {
  readonly conversation: number;
  /** Where they were served, or waited last. */
  line: number;
  priority: number;
  readonly rankMs: number;
  readonly atMs: number;
  readonly isTest: boolean;
  /** In the order in which they came. */
  readonly order: number;
  /** An agent's undivided attention, in ms, from the stretch's beginning on; Infinity while the chat goes on. */
  workMs: number;
  /** When they left, unserved; absent for who was served, or waits still. */
  leavesAtMs?: number;
}

type Slots = Extract<WaitFact, { kind: "slots" }>;

const BETA_AT = 2;

/**
 * Takes a desk's facts, in their order, apart into who came when and for how much work, and when agents came and went; up to `begin` only what
 * still went on then counts. A chat that went through several hands, or back to the line, is one visit with all its work. (W17)
 */
export class PastVisits {
  beginMs = 0;
  beginSeq = 0;
  readonly visits: Visit[] = [];
  readonly slots: { readonly atMs: number; readonly fact: Slots }[] = [];
  /** How agents stood when the stretch began. */
  readonly slotsBefore = new Map<number, Slots>();
  /** Who was with an agent when the stretch began, and who waited. */
  inHand: readonly { readonly visit: Visit; readonly agent: number }[] = [];
  inLine: readonly Visit[] = [];
  readonly #waiting = new Map<number, Visit>();
  readonly #open = new Map<number, { visit: Visit; agent: number; fromMs: number }>();
  readonly #agents = new Map<number, { clock: WorkClock; load: number }>();
  /** Whose chats came to their end. */
  readonly #isWhole = new Set<Visit>();
  #hasBegun = false;
  #order = 0;

  /** The stretch begins: what is told from now on is played again. */
  begin(atMs: number, seq: number): void {
    this.#hasBegun = true;
    this.beginMs = atMs;
    this.beginSeq = seq;
    for (const open of this.#open.values()) {
      open.visit.workMs = 0;
      open.fromMs = this.#done(open.agent, atMs);
    }
    this.inHand = [...this.#open.values()].map(({ visit, agent }) => ({ visit, agent }));
    this.inLine = [...this.#waiting.values()];
  }

  observe({ atMs, fact, isTest = false }: FactAt): void {
    if (fact === undefined) return;
    switch (fact.kind) {
      case "slots":
        if (this.#hasBegun) this.slots.push({ atMs, fact });
        else this.slotsBefore.set(fact.agent, fact);
        return;
      case "queued":
        return this.#queued(fact, atMs, isTest);
      case "left": {
        const visit = this.#waiting.get(fact.conversation);
        if (visit !== undefined) visit.leavesAtMs = Math.max(visit.atMs, atMs - fact.awayMs);
        this.#waiting.delete(fact.conversation);
        return;
      }
      case "moved": {
        const visit = this.#waiting.get(fact.conversation);
        if (visit === undefined) return;
        visit.line = fact.toLine;
        visit.priority = fact.priority;
        return;
      }
      case "accepted":
        return this.#accepted(fact, atMs);
      case "ended":
        return this.#ended(fact, atMs);
      case "brokeOff": {
        const visit = this.#stop(fact.conversation, fact.load, atMs);
        if (visit !== undefined)
          this.#hold(visit, fact.to, this.#agentOf(fact.to, atMs).load + 1, atMs);
        return;
      }
      case "gone":
      case "came":
        return; // whoever was away for a while is taken to have been there
    }
  }

  /**
   * The facts are over. What goes on still has no end that is known; who was never served would have been as much work as whoever came before
   * them and was.
   */
  close(): void {
    for (const { visit } of this.#open.values()) visit.workMs = Infinity;
    const all = [...this.inLine, ...this.visits];
    let workMs = all.find((visit) => this.#isWhole.has(visit))?.workMs ?? 0;
    for (const visit of all) {
      if (this.#isWhole.has(visit)) workMs = visit.workMs;
      else if (!this.#open.has(visit.conversation)) visit.workMs = workMs;
    }
  }

  /** Every line that an agent served. */
  get lines(): number[] {
    const all = [...this.slotsBefore.values(), ...this.slots.map(({ fact }) => fact)];
    return [...new Set(all.flatMap(({ lines }) => lines))];
  }

  /** As many chats at once as most agents took, most of the time they began to. */
  get usualSlots(): number {
    const counts = new Map<number, number>();
    for (const { slots } of [...this.slotsBefore.values(), ...this.slots.map(({ fact }) => fact)])
      if (slots > 0) counts.set(slots, (counts.get(slots) ?? 0) + 1);
    const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
    return most?.[0] ?? 1;
  }

  #queued(fact: Extract<WaitFact, { kind: "queued" }>, atMs: number, isTest: boolean): void {
    const { conversation, line, priority, rankMs } = fact;
    if (fact.agent !== null) {
      // Back out of the hands of an agent who was lost: the same visit, which goes on when somebody has it again.
      const visit = this.#stop(conversation, fact.load, atMs);
      if (visit !== undefined) this.#waiting.set(conversation, visit);
      return;
    }
    this.#order += 1;
    const order = this.#order;
    const visit = { conversation, line, priority, rankMs, atMs, isTest, order, workMs: 0 };
    this.#waiting.set(conversation, visit);
    if (this.#hasBegun) this.visits.push(visit);
  }

  #accepted(fact: Extract<WaitFact, { kind: "accepted" }>, atMs: number): void {
    const visit = this.#waiting.get(fact.conversation);
    this.#waiting.delete(fact.conversation);
    // Whose coming was not seen takes a place in the agent's load, and is nobody to be played again.
    if (visit === undefined) this.#agentOf(fact.agent, atMs).clock.setLoad(fact.load, atMs);
    else this.#hold(visit, fact.agent, fact.load, atMs);
  }

  #ended(fact: Extract<WaitFact, { kind: "ended" }>, atMs: number): void {
    const visit = this.#stop(fact.conversation, fact.load, atMs);
    if (visit !== undefined) this.#isWhole.add(visit);
  }

  #hold(visit: Visit, agent: number, load: number, atMs: number): void {
    const hands = this.#agentOf(agent, atMs);
    this.#open.set(visit.conversation, { visit, agent, fromMs: this.#done(agent, atMs) });
    hands.load = load;
    hands.clock.setLoad(load, atMs);
  }

  /** A chat is out of its agent's hands, whose load it was part of: counts what was worked on it. */
  #stop(conversation: number, load: number, atMs: number): Visit | undefined {
    const open = this.#open.get(conversation);
    if (open === undefined) return undefined;
    this.#open.delete(conversation);
    open.visit.workMs += this.#done(open.agent, atMs) - open.fromMs;
    const hands = this.#agentOf(open.agent, atMs);
    hands.load = Math.max(0, load - 1);
    hands.clock.setLoad(hands.load, atMs);
    return open.visit;
  }

  /** The work an agent has done on each chat until now. */
  #done(agent: number, atMs: number): number {
    return this.#agentOf(agent, atMs).clock.read(atMs)[BETA_AT] ?? 0;
  }

  #agentOf(agent: number, atMs: number): { clock: WorkClock; load: number } {
    const known = this.#agents.get(agent) ?? { clock: new WorkClock(atMs), load: 0 };
    this.#agents.set(agent, known);
    return known;
  }
}
