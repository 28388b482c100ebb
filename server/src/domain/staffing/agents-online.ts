import { HOUR_MS, quartersOf, type WallClock } from "./hour-of-week.ts";
import { WeekGrid } from "./week-grid.ts";

/**
 * How many agents took chats in each hour, and how many chats each took at once, folded from the facts of kind `slots` in their order. An
 * agent who was there half an hour counts half. (ST4)
 */
export class AgentsOnline {
  private readonly agents = new Map<number, { slots: number; sinceMs: number; hours: WeekGrid }>();
  private readonly slotsMs = new Map<number, number>();
  private readonly clock: WallClock;
  private readonly endHour: number;
  private readonly weeks: number;

  constructor(clock: WallClock, endHour: number, weeks: number) {
    this.clock = clock;
    this.endHour = endHour;
    this.weeks = weeks;
  }

  /** From now on the agent takes that many chats at once; 0 = none. */
  change(agent: number, slots: number, atMs: number): void {
    let known = this.agents.get(agent);
    if (known === undefined) {
      known = { slots: 0, sinceMs: atMs, hours: new WeekGrid(this.endHour, this.weeks) };
      this.agents.set(agent, known);
    }
    this.spend(known, atMs);
    known.slots = slots;
  }

  /** Agents by week and hour, until `nowMs`. */
  hours(nowMs: number): WeekGrid {
    const sum = new WeekGrid(this.endHour, this.weeks);
    for (const known of this.agents.values()) {
      this.spend(known, nowMs);
      sum.addAll(known.hours);
    }
    return sum;
  }

  /** The number of chats at once that agents were ready for most of the time; 1 when nobody ever was. */
  capacity(): number {
    const [most] = [...this.slotsMs].toSorted((one, other) => other[1] - one[1]);
    return most?.[0] ?? 1;
  }

  private spend(known: { slots: number; sinceMs: number; hours: WeekGrid }, untilMs: number): void {
    if (known.slots > 0) {
      for (const { atMs, ms } of quartersOf(known.sinceMs, untilMs)) {
        known.hours.add(this.clock(atMs), ms / HOUR_MS);
      }
      const before = this.slotsMs.get(known.slots) ?? 0;
      this.slotsMs.set(known.slots, before + Math.max(0, untilMs - known.sinceMs));
    }
    known.sinceMs = Math.max(known.sinceMs, untilMs);
  }
}
