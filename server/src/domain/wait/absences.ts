import { type ReturnGuess, ReturnLaw } from "./return-law.ts";
import { clockDistance, DAY_MS, dayOf, timeOfDay } from "./time-of-day.ts";

const MINUTE = 60_000;
/** Absences that began within this of the same time of day are alike. */
const ALIKE_MS = 50 * MINUTE;
/** What is kept: sixty days; of each agent at most so many (four a day), and of all of them the latest so many, for their colleagues. */
const KEPT_MS = 60 * DAY_MS;
export const KEPT_OWN = 240;
export const KEPT_TEAM = 600;
/** From this length on an absence ends by the calendar (a shift begins), not by its length (a break is over). */
const SHIFT_MS = 240 * MINUTE;
/** Until the alike weigh this much, common sense is mixed in: a short break, a long one, the next time that somebody came to work. */
const ENOUGH = 2;
const COMMON_MS: readonly number[] = [10 * MINUTE, 30 * MINUTE];
/** How likely these are, and last the next start of work: of one who is away, and of one who is offline. */
const COMMON_AWAY: readonly number[] = [0.45, 0.3, 0.25];
const COMMON_OFFLINE: readonly number[] = [0.35, 0.15, 0.5];
/** However much is known, it may be otherwise: somebody who is late may come in a quarter of an hour, or not before a night has passed. */
const LEAST_COMMON = 0.03;
const LATE_MS = 15 * MINUTE;
const NIGHT_MS = 14 * 60 * MINUTE;
/** An agent's own absence at that time of day weighs 1; a colleague's, one at another time, or a night of another weekday, less. */
const COLLEAGUES_WEIGHT = 0.25;
/** However many colleagues there are, what they used to do counts for no more than so many of an agent's own. */
const COLLEAGUES_AT_MOST = 6;
const OTHER_TIME_BREAK_WEIGHT = 0.1;
/** Who is offline has rarely gone for such an absence in which she only was away. */
const NOT_OFFLINE_WEIGHT = 0.1;
const OTHER_TIME_SHIFT_WEIGHT = 0.01;
const OTHER_WEEKDAY_WEIGHT = 0.2;
/** How exactly a past absence foretells the next: a shift begins to about five minutes, a break ends to a tenth of its length. */
const SHIFT_SPREAD_MS = 5 * MINUTE;
const BREAK_SPREAD = 0.1;
const LEAST_SPREAD_MS = MINUTE;

interface Absence {
  readonly agent: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly wasOffline: boolean;
}

/** One who is not there, since when, and whether she is offline too. */
interface Absent {
  readonly agent: string;
  readonly fromMs: number;
  readonly isOffline: boolean;
}

/**
 * When agents who are away come back. An absence is likely to be as earlier ones that began within 50 min of the same time of day: lunch is
 * not the end of the shift. A short one lasts as long as they did; a long one ends when a day of work begins, as many days later and at the
 * time of day at which they did. Those of the agent count in full, a colleague's by a quarter and all of them together as six of hers, a long
 * one of another weekday by a fifth, those of another time of day by little, and to who is offline those who only were away by a tenth; while
 * they weigh less than two, 10 min, 30 min and the next time of day at which she was first seen at work (of one who never was: at which others
 * were) are mixed in. Each is known only to some minutes (a normal kernel), so who is late is expected soon and, later, no more today. Assumes
 * that hours repeat by the day and the week. (W7)
 */
export class Absences {
  /** Of each agent, so that what she does is not forgotten for what sixty others do; oldest first. */
  private readonly own = new Map<string, Absence[]>();
  private readonly team: Absence[] = [];
  /** When each agent was first seen at all. */
  private readonly begun = new Map<string, number>();

  /** The last law of each agent, and what it was asked for. */
  private readonly known = new Map<
    string,
    {
      readonly fromMs: number;
      readonly nowMs: number;
      readonly isOffline: boolean;
      readonly version: number;
      readonly law: ReturnLaw;
    }
  >();
  private version = 0;

  learn(agent: string, fromMs: number, lengthMs: number, wasOffline: boolean): void {
    if (!(lengthMs > 0) || !Number.isFinite(lengthMs)) return;
    this.version += 1;
    const absence = { agent, fromMs, untilMs: fromMs + lengthMs, wasOffline };
    let own = this.own.get(agent);
    if (own === undefined) {
      own = [];
      this.own.set(agent, own);
    }
    keep(own, absence, KEPT_OWN);
    keep(this.team, absence, KEPT_TEAM);
  }

  /** An agent was seen at work for the first time. */
  learnBegun(agent: string, atMs: number): void {
    this.version += 1;
    this.begun.set(agent, atMs);
  }

  /** When an agent will be back who went at `fromMs`, to be away or offline, and is not back at `nowMs`: as time from `nowMs` on. */
  left(agent: string, fromMs: number, nowMs: number, isOffline = false): ReturnLaw {
    const { version } = this;
    const known = this.known.get(agent);
    const isSame = known?.fromMs === fromMs && known.nowMs === nowMs;
    if (isSame && known.version === version && known.isOffline === isOffline) return known.law;
    const law = this.lawOf({ agent, fromMs, isOffline }, nowMs);
    this.known.set(agent, { fromMs, nowMs, isOffline, version, law });
    return law;
  }

  private lawOf(absent: Absent, nowMs: number): ReturnLaw {
    const own = (this.own.get(absent.agent) ?? []).map((past) => guessFrom(past, absent, nowMs));
    const others: PastGuess[] = [];
    for (const past of this.team)
      if (past.agent !== absent.agent) others.push(guessFrom(past, absent, nowMs));
    weighAtMost(COLLEAGUES_AT_MOST, others);
    const guesses = own.concat(others);
    const evidence = sumOf(guesses, (guess) => guess.evidence);
    // Which weekday it was says which night is likelier, not that nights are less likely than breaks.
    const nights = guesses.filter(({ isNight }) => isNight);
    const nightScale =
      sumOf(nights, (night) => night.evidence) / sumOf(nights, ({ weight }) => weight);
    for (const night of nights) night.weight *= nightScale;
    const share = Math.max(LEAST_COMMON, ENOUGH - evidence);
    return new ReturnLaw([
      ...guesses,
      ...this.commonSense(absent, nowMs).map((guess) => ({
        ...guess,
        weight: guess.weight * share,
      })),
      { inMs: LATE_MS, spreadMs: LATE_MS, weight: LEAST_COMMON },
      { inMs: NIGHT_MS, spreadMs: MINUTE, weight: LEAST_COMMON },
    ]);
  }

  private commonSense({ agent, fromMs, isOffline }: Absent, nowMs: number): ReturnGuess[] {
    const [short = 0, long = 0, untilWork = 0] = isOffline ? COMMON_OFFLINE : COMMON_AWAY;
    const breaks = COMMON_MS.map((lengthMs, at) => ({
      inMs: fromMs + lengthMs - nowMs,
      spreadMs: LEAST_SPREAD_MS + BREAK_SPREAD * lengthMs,
      weight: at === 0 ? short : long,
    }));
    const own = this.begun.get(agent);
    const starts = own === undefined ? [...this.begun.values()].slice(-KEPT_TEAM) : [own];
    return [
      ...breaks,
      ...starts.map((atMs) => {
        const sinceMs = timeOfDay(nowMs - atMs);
        // Passed by less than half an hour: late today. By more: tomorrow.
        const inMs = sinceMs < 30 * MINUTE ? -sinceMs : DAY_MS - sinceMs;
        return { inMs, spreadMs: SHIFT_SPREAD_MS, weight: untilWork / starts.length };
      }),
    ];
  }
}

/** Adds the latest, and lets go of what is too old or too many. */
function keep(list: Absence[], latest: Absence, atMost: number): void {
  list.push(latest);
  const [oldest] = list;
  const isOld = oldest !== undefined && oldest.fromMs < latest.fromMs - KEPT_MS;
  if (list.length > atMost || isOld) list.shift();
}

/** Makes all guesses lighter if their evidence together is more than that. */
function weighAtMost(atMost: number, guesses: readonly PastGuess[]): void {
  const scale = atMost / sumOf(guesses, ({ evidence }) => evidence);
  if (!(scale < 1)) return;
  for (const guess of guesses) {
    guess.weight *= scale;
    guess.evidence *= scale;
  }
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

/** What a past absence says, until all of them have been weighed. */
interface PastGuess extends ReturnGuess {
  weight: number;
  /** How much it says that something is known at all. */
  evidence: number;
  readonly isNight: boolean;
}

/** What one past absence says of this one. */
function guessFrom(past: Absence, { agent, fromMs, isOffline }: Absent, nowMs: number): PastGuess {
  const lengthMs = past.untilMs - past.fromMs;
  const isAlike = clockDistance(past.fromMs, fromMs) <= ALIKE_MS;
  const ofKind = isOffline && !past.wasOffline ? NOT_OFFLINE_WEIGHT : 1;
  const ofWhom = (past.agent === agent ? 1 : COLLEAGUES_WEIGHT) * ofKind;
  if (lengthMs < SHIFT_MS) {
    const spreadMs = LEAST_SPREAD_MS + BREAK_SPREAD * lengthMs;
    const weight = ofWhom * (isAlike ? 1 : OTHER_TIME_BREAK_WEIGHT);
    const inMs = fromMs + lengthMs - nowMs;
    return { inMs, spreadMs, weight, evidence: weight, isNight: false };
  }
  const days = dayOf(past.untilMs) - dayOf(past.fromMs);
  const atMs = (dayOf(fromMs) + days) * DAY_MS + timeOfDay(past.untilMs);
  const isSameWeekday = (dayOf(past.fromMs) - dayOf(fromMs)) % 7 === 0;
  const evidence = ofWhom * (isAlike ? 1 : OTHER_TIME_SHIFT_WEIGHT);
  const weight = evidence * (isSameWeekday ? 1 : OTHER_WEEKDAY_WEIGHT);
  return { inMs: atMs - nowMs, spreadMs: SHIFT_SPREAD_MS, weight, evidence, isNight: true };
}
