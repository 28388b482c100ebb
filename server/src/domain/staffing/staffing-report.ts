import type { ReadyStaffing, StaffingHour, StaffingReport } from "@presently/shared/protocol";
import { slowdown } from "../wait/work-units.ts";
import { adviceFor } from "./advice.ts";
import { WEEK_HOURS } from "./hour-of-week.ts";
import { KeptInTime } from "./kept-in-time.ts";
import { leastAgents, type Target } from "./need.ts";
import { trendOf } from "./outlook.ts";
import { patienceLaw } from "./patience-law.ts";
import { simulate } from "./simulate.ts";
import type { Lessons } from "./site-at-work.ts";
import type { SiteModel } from "./site-model.ts";
import type { WaitsByHour } from "./waits-by-hour.ts";
import type { WeekGrid } from "./week-grid.ts";

/** Less history than that is no history. */
export const NEEDED_WEEKS = 4;
const NEEDED_CHATS = 50;

const FIVE_MIN_MS = 5 * 60_000;

/** A site's own history, counted. */
export interface StaffingHistory {
  readonly timeZone: string;
  readonly nowMs: number;
  /** How long the site has had visitors, in weeks and their parts. */
  readonly ageWeeks: number;
  /** By hour of the week: whether the site answers then. */
  readonly isOpen: readonly boolean[];
  /** Visitors by week and hour, in the weeks that are looked at closely. */
  readonly arrivals: WeekGrid;
  /** Agents by the same weeks and hours. */
  readonly online: WeekGrid;
  readonly capacity: number;
  readonly lessons: Lessons;
  /** Visitors of each whole week, as far back as the trend looks, in the order of time. */
  readonly weekly: readonly number[];
}

/** How much is simulated: about the time it takes, half a second per 200,000 visitors, some thirty times. */
export interface ReportEffort {
  readonly visitors: number;
}
const USUAL: ReportEffort = { visitors: 100_000 };
const SEED = 20_260;

/**
 * How many agents each hour of the week needs, beside those there were; what one more would change; and when it will no longer do. It
 * computes for seconds: off the thread that serves. Says `tooShort` rather than make something of next to nothing. (ST1 to ST9)
 */
export function staffingReport(
  history: StaffingHistory,
  { share, withinMs }: Target,
  { visitors }: ReportEffort = USUAL,
): StaffingReport {
  const { lessons, ageWeeks } = history;
  const chats = lessons.workMs.length;
  if (ageWeeks < NEEDED_WEEKS || chats < NEEDED_CHATS) {
    const neededWeeks = NEEDED_WEEKS;
    return { state: "tooShort", weeks: ageWeeks, neededWeeks, chats, neededChats: NEEDED_CHATS };
  }
  const model = modelOf(history);
  const target = { share, withinMs };
  const effort = { visitors, seed: SEED };
  const [online, arrivals] = [history.online.means(), history.arrivals.means()];
  // Each simulated week is as busy as one real week and has its agents, to the nearest whole one: good and bad weeks stay what they were.
  const { weeks } = history.online;
  const roster = (week: number, hour: number): number =>
    Math.round(history.online.at(week % weeks, hour));
  const needed = leastAgents(model, target, effort);
  const simulated = new KeptInTime(withinMs);
  const before = simulate(model, roster, effort, (visitor) => {
    const { arrivedMs, leavesMs, waitMs, acceptMs } = visitor;
    const hasLeft = leavesMs < arrivedMs + waitMs - acceptMs;
    simulated.add(hasLeft ? leavesMs - arrivedMs : waitMs, hasLeft);
  });
  const after = simulate(model, (_, hour) => needed[hour] ?? 0, effort);
  const hours = everyHour().map((hour) =>
    hourOf(hour, { history, arrivals, online, needed, before, after, target }),
  );
  const met = (factor: number): boolean => {
    const grown = model.arrivals.map((each) => each * factor);
    const waits = simulate({ ...model, arrivals: grown }, roster, effort);
    return service(waits, target).within >= share;
  };
  return {
    state: "ready",
    atMs: history.nowMs,
    timeZone: history.timeZone,
    target: Math.round(share * 100),
    withinMs,
    weeks: history.arrivals.weeks,
    basis: basisOf(history, model, target),
    observed: {
      visitors: lessons.counted.judged,
      within: lessons.counted.share,
      simulated: simulated.share,
    },
    before: service(before, target),
    after: service(after, target),
    agentHours: {
      online: online.reduce((sum, each) => sum + each, 0),
      needed: needed.reduce((sum, each) => sum + each, 0),
    },
    hours,
    advice: adviceFor(model, hours, roster, { target, effort, before }),
    trend: trendOf(history.weekly, history.nowMs, met),
  };
}

/** Who comes while the site is closed is told so and waits for nobody. */
function modelOf({ arrivals, isOpen, capacity, lessons }: StaffingHistory): SiteModel {
  const { workMs, beta, acceptMs } = lessons;
  const patience = patienceLaw(lessons.patience);
  const open = arrivals.means().map((each, hour) => (isOpen[hour] === true ? each : 0));
  const weeks = arrivals.weekShares();
  return { arrivals: open, weeks, workMs, beta, capacity, acceptMs, patience };
}

function hourOf(
  hour: number,
  of: {
    history: StaffingHistory;
    arrivals: Float64Array;
    online: Float64Array;
    needed: Uint16Array;
    before: WaitsByHour;
    after: WaitsByHour;
    target: Target;
  },
): StaffingHour {
  const { withinMs, share } = of.target;
  const needed = of.needed[hour] ?? 0;
  return {
    hour,
    isOpen: of.history.isOpen[hour] === true,
    arrivals: of.arrivals[hour] ?? 0,
    online: of.online[hour] ?? 0,
    needed,
    before: needed === 0 ? null : of.before.service([hour], withinMs, share),
    after: needed === 0 ? null : of.after.service([hour], withinMs, share),
  };
}

function basisOf(
  { lessons, capacity }: StaffingHistory,
  model: SiteModel,
  { share, withinMs }: Target,
): ReadyStaffing["basis"] {
  const accepts = lessons.acceptMs.toSorted();
  const chatMs = model.workMs.reduce((sum, each) => sum + each, 0) / model.workMs.length;
  const inTime = accepts.filter((each) => each <= withinMs).length;
  return {
    chats: model.workMs.length,
    waits: lessons.counted.waits,
    chatMs,
    slowdown: slowdown(lessons.beta, 2) - 1,
    capacity,
    acceptMs: accepts[Math.floor(accepts.length / 2)] ?? 0,
    isHeldUpByAccepting: inTime < share * accepts.length,
    goneInFiveMin: 1 - Math.exp(-lessons.patience.hazard(FIVE_MIN_MS)),
  };
}

/** Over the whole week. A site with chats had visitors, so there are waits. */
function service(waits: WaitsByHour, { withinMs, share }: Target) {
  return waits.service(everyHour(), withinMs, share) ?? { within: 1, waitMs: 0 };
}

function everyHour(): number[] {
  return Array.from({ length: WEEK_HOURS }, (_, hour) => hour);
}
