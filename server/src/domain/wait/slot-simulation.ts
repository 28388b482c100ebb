import { goingAt, type GoingAhead } from "./departures.ts";
import { ageAt } from "./after-waits.ts";
import { exponentialAt, fillEvenly } from "./even-draws.ts";
import { normalQuantile } from "./normal.ts";
import type { Patience } from "./patience.ts";
import { Random } from "./random.ts";
import type { MomentLaw, ReturnLaw } from "./return-law.ts";
import type { RemainingLaw } from "./remaining-time.ts";
import { SlotHeaps } from "./slot-heaps.ts";
import { afterTimesOff, type TimeOff } from "./timetable.ts";

/** An agent as the simulation knows her. Lines are counted from 0. */
export interface SlotAgent {
  /** What seeds her luck: the same at every look. */
  readonly seed: number;
  /** Slots she has when present. */
  readonly capacity: number;
  readonly lines: readonly number[];
  /** How many times longer a chat of hers lasts than undisturbed work, while all her slots are taken. */
  readonly stretch: number;
  /** Her open chats: the line of each, and what work is left of it. */
  readonly chats: readonly SlotChat[];
  /** How much longer she is away; undefined when she is here. */
  readonly back: MomentLaw | undefined;
  /** When she is not expected back, as times from now on: who would come then comes when they end. */
  readonly off: readonly TimeOff[];
  /** When her shift ends; it may have. Whoever is here is not counted on from then on, but for the chats at hand and a slot that is free. */
  readonly endsInMs: number;
  /** How long ago the law of her return was asked for. */
  readonly passedMs: number;
  /** When she may go, and for how long. */
  readonly going: GoingAhead | undefined;
  readonly away: ReturnLaw | undefined;
}

export interface SlotChat {
  readonly seed: number;
  readonly line: number;
  readonly remaining: RemainingLaw;
}

/** One who waits, in the order of service. */
export interface SlotVisitor {
  readonly seed: number;
  readonly line: number;
  readonly waitedMs: number;
  /** Whether some who come later will stand before her. */
  readonly canBeJumped: boolean;
}

export interface SlotSituation {
  readonly seed: number;
  readonly agents: readonly SlotAgent[];
  readonly visitors: readonly SlotVisitor[];
  /** By line: the law of a fresh length, and by how much all its lengths may be off together (standard deviation of the logarithm). */
  readonly fresh: readonly RemainingLaw[];
  readonly uncertainty: readonly number[];
  /** Later arrivals that stand before the others, per ms, by line. */
  readonly jumpers: readonly number[];
  readonly patience: Patience;
  /** By age at the start of a chat: how many times the usual length it has (after-waits.ts). */
  readonly afterWaits: Float64Array;
}

/** Steps into which the law of a fresh length is rounded. */
const LENGTH_STEPS = 256;

/** In place of a moment that nobody has asked for yet. */
const NOT_DRAWN = -1;

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
  /** By line and draw: by how much all lengths of the line are off; lengths as even steps of their law. */
  private stretches = new Float64Array(0);
  private fresh = new Float64Array(0);
  /** By chat and draw: the work that is left, the stretch of its line in it. */
  private remaining = new Float64Array(0);
  /** By agent and draw: when she goes, and when she is back (again). */
  private goesAt = new Float64Array(0);
  private backAt = new Float64Array(0);
  /** By draw and visitor: the work of her chat, and when she gives up; not drawn for the last in line. */
  private lengthAt = new Float64Array(0);
  private leavesAt = new Float64Array(0);
  private row = new Float64Array(0);
  /** When the next of those comes who stand before the others of a line. */
  private jumpsAt = new Float64Array(0);
  private random = new Random(0);
  private draws = 0;

  /**
   * Draws `draws` waits for each visitor; those of the visitor at `at` (from 0) are the numbers from `at * draws` on, in ms. The array is
   * written over by the next call.
   */
  run(situation: SlotSituation, draws: number): Float64Array {
    this.draws = draws;
    this.waits = roomFor(this.waits, situation.visitors.length * draws);
    this.prepare(situation);
    this.drawLines(situation);
    this.drawAgents(situation);
    this.drawVisitors(situation);
    for (let draw = 0; draw < draws; draw += 1) {
      this.fillSlots(situation, draw);
      this.serveLine(situation, draw);
    }
    return this.waits;
  }

  /** Groups the agents by the lines they serve. */
  private prepare({ agents, uncertainty }: SlotSituation): void {
    const groups = new Map<string, number>();
    const slots: number[] = [];
    this.groupsOfLine = uncertainty.map(() => []);
    this.groupOf = new Int32Array(agents.length);
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

  private drawLines({ fresh, uncertainty, seed }: SlotSituation): void {
    const { draws } = this;
    this.random = new Random(seed);
    this.row = new Float64Array(draws);
    this.stretches = roomFor(this.stretches, uncertainty.length * draws);
    this.fresh = roomFor(this.fresh, uncertainty.length * LENGTH_STEPS);
    for (let line = 0; line < uncertainty.length; line += 1) {
      fillEvenly(this.row, seed + line, 1);
      for (let draw = 0; draw < draws; draw += 1) {
        const off = normalQuantile(this.row[draw] ?? 0.5) * (uncertainty[line] ?? 0);
        this.stretches[line * draws + draw] = Math.exp(off);
      }
      const law = fresh[line];
      for (let step = 0; step < LENGTH_STEPS; step += 1) {
        this.fresh[line * LENGTH_STEPS + step] = law?.at((step + 0.5) / LENGTH_STEPS) ?? 0;
      }
    }
  }

  private drawAgents({ agents, seed }: SlotSituation): void {
    const { draws, row } = this;
    this.goesAt = roomFor(this.goesAt, agents.length * draws);
    this.backAt = roomFor(this.backAt, agents.length * draws);
    const chats = agents.reduce((sum, agent) => sum + agent.chats.length, 0);
    this.remaining = roomFor(this.remaining, chats * draws);
    const whether = new Float64Array(draws);
    fillEvenly(whether, seed, 2);
    let chatRow = 0;
    for (let at = 0; at < agents.length; at += 1) {
      const agent = agents[at];
      if (agent === undefined) continue;
      const { back, going, away } = agent;
      const start = at * draws;
      if (back !== undefined) {
        this.goesAt.fill(Infinity, start, start + draws);
        fillEvenly(row, agent.seed, 1);
        for (let draw = 0; draw < draws; draw += 1) {
          const backMs = back.at(whether[draw] ?? 0, row[draw] ?? 0, agent.passedMs);
          this.backAt[start + draw] = afterTimesOff(backMs, agent.off);
        }
      } else if (going !== undefined && away !== undefined) {
        fillEvenly(row, agent.seed, 1);
        for (let draw = 0; draw < draws; draw += 1) {
          const goesMs = goingAt(going, exponentialAt(row[draw] ?? 0));
          this.goesAt[start + draw] = Math.min(goesMs, agent.endsInMs);
        }
        // Drawn when somebody is found to have gone, which is seldom.
        this.backAt.fill(NOT_DRAWN, start, start + draws);
      } else this.goesAt.fill(Infinity, start, start + draws);
      for (const { seed: chatSeed, line, remaining } of agent.chats) {
        fillEvenly(row, chatSeed, 1);
        for (let draw = 0; draw < draws; draw += 1) {
          const stretch = (this.stretches[line * draws + draw] ?? 1) * agent.stretch;
          this.remaining[chatRow * draws + draw] = remaining.at(row[draw] ?? 0) * stretch;
        }
        chatRow += 1;
      }
    }
  }

  private drawVisitors({ visitors, patience }: SlotSituation): void {
    const { draws, row } = this;
    const count = visitors.length;
    this.lengthAt = roomFor(this.lengthAt, visitors.length * draws);
    this.leavesAt = roomFor(this.leavesAt, visitors.length * draws);
    // Nobody stands behind the last, so it does not matter what becomes of her.
    for (let at = 0; at < visitors.length - 1; at += 1) {
      const visitor = visitors[at];
      if (visitor === undefined) continue;
      fillEvenly(row, visitor.seed, 3);
      for (let draw = 0; draw < draws; draw += 1) {
        this.lengthAt[draw * count + at] = this.lengthFor(visitor.line, draw, row[draw] ?? 0);
      }
      fillEvenly(row, visitor.seed, 4);
      for (let draw = 0; draw < draws; draw += 1) row[draw] = exponentialAt(row[draw] ?? 0);
      patience.leavesAfter(visitor.waitedMs, row, this.leavesAt, at, count);
    }
  }

  /** The work of a fresh chat of a line, for a number in [0, 1). */
  private lengthFor(line: number, draw: number, even: number): number {
    const step = line * LENGTH_STEPS + Math.floor(even * LENGTH_STEPS);
    return (this.fresh[step] ?? 0) * (this.stretches[line * this.draws + draw] ?? 1);
  }

  private fillSlots({ agents }: SlotSituation, draw: number): void {
    const { draws, heaps, remaining } = this;
    heaps.clear();
    let chatRow = 0;
    for (let at = 0; at < agents.length; at += 1) {
      const agent = agents[at];
      if (agent === undefined) continue;
      const group = this.groupOf[at] ?? 0;
      const { capacity, chats } = agent;
      if (agent.back !== undefined) {
        const backMs = this.backAt[at * draws + draw] ?? 0;
        for (let slot = 0; slot < capacity; slot += 1) heaps.push(group, backMs, at);
        continue;
      }
      const first = chatRow;
      chatRow += chats.length;
      if (chats.length <= capacity) {
        for (let chat = first; chat < chatRow; chat += 1) {
          heaps.push(
            group,
            this.present(agents, at, draw, remaining[chat * draws + draw] ?? 0),
            at,
          );
        }
        for (let slot = chats.length; slot < capacity; slot += 1) heaps.push(group, 0, at);
      } else {
        // More chats than slots: the first of them to end free none.
        const ends = chats.map((_, chat) => remaining[(first + chat) * draws + draw] ?? 0);
        ends.sort((one, other) => one - other);
        for (const end of ends.slice(chats.length - capacity)) {
          heaps.push(group, this.present(agents, at, draw, end), at);
        }
      }
    }
  }

  private serveLine({ agents, visitors, jumpers, afterWaits }: SlotSituation, draw: number): void {
    const { draws, heaps, random } = this;
    let areJumped = false;
    for (let line = 0; line < jumpers.length; line += 1) {
      const rate = jumpers[line] ?? 0;
      areJumped ||= rate > 0;
      this.jumpsAt[line] = rate > 0 ? random.exponential() / rate : Infinity;
    }
    for (let at = 0; at < visitors.length; at += 1) {
      const visitor = visitors[at];
      if (visitor === undefined) continue;
      const { line } = visitor;
      let group = this.earliest(line);
      let time = group < 0 ? Infinity : heaps.firstAt(group);
      if (areJumped && visitor.canBeJumped) {
        while (time < MAX_DRAWN_MS && this.isJumped(line, time, agents, jumpers, draw)) {
          group = this.earliest(line);
          time = heaps.firstAt(group);
        }
      }
      this.waits[at * draws + draw] = Math.min(time, MAX_DRAWN_MS);
      const own = draw * visitors.length + at;
      if (group < 0 || time >= MAX_DRAWN_MS || at === visitors.length - 1) continue;
      if (time > 0 && time >= (this.leavesAt[own] ?? 0)) continue;
      const longer = afterWaits[ageAt(visitor.waitedMs + time)] ?? 1;
      this.occupy(group, time, (this.lengthAt[own] ?? 0) * longer, agents, draw);
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
    draw: number,
  ): boolean {
    for (let other = 0; other < jumpers.length; other += 1) {
      const arrivalAt = this.jumpsAt[other] ?? Infinity;
      if (arrivalAt >= time) continue;
      const group = this.earliest(other);
      if (group < 0 || this.groupsOfLine[line]?.includes(group) !== true) continue;
      const takenAt = Math.max(arrivalAt, this.heaps.firstAt(group));
      if (takenAt > time) continue;
      const length = this.lengthFor(other, draw, this.random.next());
      this.occupy(group, takenAt, length, agents, draw);
      this.jumpsAt[other] = arrivalAt + this.random.exponential() / (jumpers[other] ?? 0);
      return true;
    }
    return false;
  }

  /** The group's next slot is taken at that time, for that much work. */
  private occupy(
    group: number,
    time: number,
    work: number,
    agents: readonly SlotAgent[],
    draw: number,
  ): void {
    const taker = this.heaps.firstAgent(group);
    const length = work * (agents[taker]?.stretch ?? 1);
    this.heaps.replaceFirst(group, this.present(agents, taker, draw, time + length));
  }

  /** The group whose next slot may serve the line and comes free first; -1 when nobody serves it. */
  private earliest(line: number): number {
    const groups = this.groupsOfLine[line];
    if (groups === undefined || groups.length === 0) return -1;
    let best = groups[0] ?? -1;
    if (groups.length === 1) return best;
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
  private present(agents: readonly SlotAgent[], agent: number, draw: number, time: number): number {
    const own = agent * this.draws + draw;
    const goesAt = this.goesAt[own] ?? Infinity;
    if (time < goesAt) return time;
    if (this.backAt[own] === NOT_DRAWN) {
      const { away, off = [] } = agents[agent] ?? {};
      const backMs = goesAt + (away?.at(this.random.next(), this.random.next()) ?? 0);
      this.backAt[own] = afterTimesOff(backMs, off);
    }
    return Math.max(time, this.backAt[own] ?? Infinity);
  }
}

/** The array, or a longer one when so many numbers do not fit. */
function roomFor(array: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  return array.length >= size ? array : new Float64Array(2 * size);
}
