import { goingAt, type GoingAhead } from "./departures.ts";
import { normalQuantile } from "./normal.ts";
import type { Patience } from "./patience.ts";
import type { Random } from "./random.ts";
import type { ReturnLaw } from "./return-law.ts";
import type { RemainingLaw } from "./remaining-time.ts";
import { SlotHeaps } from "./slot-heaps.ts";

/** An agent as the simulation knows her. Lines are counted from 0. */
export interface SlotAgent {
  /** Slots she has when present. */
  readonly capacity: number;
  readonly lines: readonly number[];
  /** How many times longer a chat of hers lasts than undisturbed work, while all her slots are taken. */
  readonly stretch: number;
  /** Her open chats: the line of each, and what work is left of it. */
  readonly chats: readonly { readonly line: number; readonly remaining: RemainingLaw }[];
  /** How much longer she is away; undefined when she is here. */
  readonly back: ReturnLaw | undefined;
  /** When she may go, and for how long. */
  readonly going: GoingAhead | undefined;
  readonly away: ReturnLaw | undefined;
}

/** One who waits, in the order of service. */
export interface SlotVisitor {
  readonly line: number;
  readonly waitedMs: number;
  /** Whether some who come later will stand before her. */
  readonly canBeJumped: boolean;
}

export interface SlotSituation {
  readonly agents: readonly SlotAgent[];
  readonly visitors: readonly SlotVisitor[];
  /** By line: the law of a fresh length, and by how much all its lengths may be off together (standard deviation of the logarithm). */
  readonly fresh: readonly RemainingLaw[];
  readonly uncertainty: readonly number[];
  /** Later arrivals that stand before the others, per ms, by line. */
  readonly jumpers: readonly number[];
  readonly patience: Patience;
}

/** No wait is drawn longer than this: nobody waits so long, and sums stay finite. */
export const MAX_DRAWN_MS = 7 * 86_400_000;

/**
 * How long each of those in line will wait, by replaying the future of the slots: draw when every slot comes free, go down the line, give
 * each visitor the earliest slot that may serve her (her virtual wait: she herself does not give up), and let her take it, unless she has
 * left by then, for a fresh length. One pass serves everybody; O(D (S + n log S)) for D draws, S slots and n in line. Assumes first come
 * first served within the order of the line, independent chat lengths, and that everybody's slots are taken while somebody waits. It is the
 * natural estimator when the model is right: the conditional law of the virtual wait given everything seen (a Monte Carlo of Whitt's QL,
 * Management Science 45, 1999, without its memoryless lengths). Nothing is allocated per draw. (W8)
 */
export class SlotSimulation {
  private readonly heaps = new SlotHeaps();
  private waits = new Float64Array(0);
  private groupOf = new Int32Array(0);
  private groupsOfLine: number[][] = [];
  /** By how much all lengths of a line are off in this draw, and its law of a fresh length. */
  private stretches = new Float64Array(0);
  private fresh: readonly RemainingLaw[] = [];
  /** When the next of those comes who stand before the others of a line. */
  private jumpsAt = new Float64Array(0);
  private goesAt = new Float64Array(0);
  private backAt = new Float64Array(0);
  private remaining = new Float64Array(8);

  /**
   * Draws `draws` waits for each visitor; those of the visitor at `at` (from 0) are the numbers from `at * draws` on, in ms. The array is
   * written over by the next call.
   */
  run(situation: SlotSituation, draws: number, random: Random): Float64Array {
    const { visitors, uncertainty } = situation;
    this.fresh = situation.fresh;
    if (this.waits.length < visitors.length * draws) {
      this.waits = new Float64Array(visitors.length * draws * 2);
    }
    this.prepare(situation);
    for (let draw = 0; draw < draws; draw += 1) {
      for (let line = 0; line < uncertainty.length; line += 1) {
        // Spread evenly over the draws instead of by chance: the same mean, with less noise.
        const even = (draw + random.next()) / draws;
        this.stretches[line] = Math.exp(normalQuantile(even) * (uncertainty[line] ?? 0));
      }
      this.fillSlots(situation, random);
      this.serveLine(situation, draw, draws, random);
    }
    return this.waits;
  }

  /** Groups the agents by the lines they serve. */
  private prepare({ agents, uncertainty }: SlotSituation): void {
    const groups = new Map<string, number>();
    const slots: number[] = [];
    this.groupsOfLine = uncertainty.map(() => []);
    this.groupOf = new Int32Array(agents.length);
    this.goesAt = new Float64Array(agents.length);
    this.backAt = new Float64Array(agents.length);
    this.stretches = new Float64Array(uncertainty.length);
    this.jumpsAt = new Float64Array(uncertainty.length);
    agents.forEach(({ lines, capacity }, at) => {
      const key = lines.join();
      let group = groups.get(key);
      if (group === undefined) {
        group = slots.length;
        groups.set(key, group);
        slots.push(0);
        for (const line of lines) this.groupsOfLine[line]?.push(group);
      }
      this.groupOf[at] = group;
      slots[group] = (slots[group] ?? 0) + capacity;
    });
    this.heaps.reset(slots);
  }

  private fillSlots({ agents }: SlotSituation, random: Random): void {
    this.heaps.clear();
    const whetherSoon = random.next();
    for (let at = 0; at < agents.length; at += 1) {
      const agent = agents[at];
      if (agent === undefined) continue;
      const group = this.groupOf[at] ?? 0;
      if (agent.back !== undefined) {
        const backMs = agent.back.draw(random, whetherSoon);
        this.goesAt[at] = Infinity;
        for (let slot = 0; slot < agent.capacity; slot += 1) this.heaps.push(group, backMs, at);
        continue;
      }
      const goes =
        agent.going === undefined ? Infinity : goingAt(agent.going, random.exponential());
      this.goesAt[at] = goes;
      this.backAt[at] =
        goes === Infinity || agent.away === undefined
          ? Infinity
          : goes + agent.away.draw(random, random.next());
      const { chats } = agent;
      if (this.remaining.length < chats.length) this.remaining = new Float64Array(2 * chats.length);
      for (let chat = 0; chat < chats.length; chat += 1) {
        const open = chats[chat];
        if (open === undefined) continue;
        const stretch = (this.stretches[open.line] ?? 1) * agent.stretch;
        this.remaining[chat] = open.remaining.draw(random) * stretch;
      }
      // More chats than slots: the first of them to end free none.
      const surplus = Math.max(0, chats.length - agent.capacity);
      if (surplus > 0) this.remaining.subarray(0, chats.length).sort();
      for (let chat = surplus; chat < chats.length; chat += 1) {
        this.heaps.push(group, this.present(at, this.remaining[chat] ?? 0), at);
      }
      for (let slot = chats.length; slot < agent.capacity; slot += 1) this.heaps.push(group, 0, at);
    }
  }

  private serveLine(
    { agents, visitors, jumpers, patience }: SlotSituation,
    draw: number,
    draws: number,
    random: Random,
  ): void {
    for (let line = 0; line < jumpers.length; line += 1) {
      const rate = jumpers[line] ?? 0;
      this.jumpsAt[line] = rate > 0 ? random.exponential() / rate : Infinity;
    }
    for (let at = 0; at < visitors.length; at += 1) {
      const visitor = visitors[at];
      if (visitor === undefined) continue;
      const { line, waitedMs, canBeJumped } = visitor;
      let group = this.earliest(line);
      let time = group < 0 ? Infinity : this.heaps.firstAt(group);
      while (
        canBeJumped &&
        time < MAX_DRAWN_MS &&
        this.isJumped(line, time, agents, jumpers, random)
      ) {
        group = this.earliest(line);
        time = this.heaps.firstAt(group);
      }
      this.waits[at * draws + draw] = Math.min(time, MAX_DRAWN_MS);
      if (group < 0 || time >= MAX_DRAWN_MS) continue;
      const hazard = time <= 0 ? 0 : patience.hazard(waitedMs + time) - patience.hazard(waitedMs);
      if (hazard > 0 && random.exponential() < hazard) continue;
      this.occupy(group, time, line, agents, random);
    }
  }

  /**
   * Whether somebody who comes later and stands before the others takes a slot that serves this line before that time; she then has it. Who
   * takes a slot of other lines only leaves this one alone, and is left for those whom she does concern.
   */
  private isJumped(
    line: number,
    time: number,
    agents: readonly SlotAgent[],
    jumpers: readonly number[],
    random: Random,
  ): boolean {
    for (let other = 0; other < jumpers.length; other += 1) {
      const arrivalAt = this.jumpsAt[other] ?? Infinity;
      if (arrivalAt >= time) continue;
      const group = this.earliest(other);
      if (group < 0 || this.groupsOfLine[line]?.includes(group) !== true) continue;
      const takenAt = Math.max(arrivalAt, this.heaps.firstAt(group));
      if (takenAt > time) continue;
      this.occupy(group, takenAt, other, agents, random);
      this.jumpsAt[other] = arrivalAt + random.exponential() / (jumpers[other] ?? 0);
      return true;
    }
    return false;
  }

  private occupy(
    group: number,
    time: number,
    line: number,
    agents: readonly SlotAgent[],
    random: Random,
  ): void {
    const taker = this.heaps.firstAgent(group);
    const fresh = this.fresh[line];
    const agent = agents[taker];
    if (fresh === undefined || agent === undefined) return;
    const length = fresh.draw(random) * (this.stretches[line] ?? 1) * agent.stretch;
    this.heaps.replaceFirst(group, this.present(taker, time + length));
  }

  /** The group whose next slot may serve the line and comes free first; -1 when nobody serves it. */
  private earliest(line: number): number {
    const groups = this.groupsOfLine[line];
    if (groups === undefined || groups.length === 0) return -1;
    let best = groups[0] ?? -1;
    let bestAt = this.heaps.firstAt(best);
    for (let at = 1; at < groups.length; at += 1) {
      const group = groups[at] ?? -1;
      const time = this.heaps.firstAt(group);
      if (time < bestAt) {
        best = group;
        bestAt = time;
      }
    }
    return best;
  }

  /** When a slot that comes free at that time can be used: then, or when its agent, gone by then, is back. */
  private present(agent: number, time: number): number {
    if (time < (this.goesAt[agent] ?? Infinity)) return time;
    return Math.max(time, this.backAt[agent] ?? Infinity);
  }
}
