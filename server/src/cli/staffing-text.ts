import type {
  Advice,
  ReadyStaffing,
  StaffingHour,
  StaffingReport,
  Trend,
} from "@presently/shared/protocol";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAY_HOURS = 24;

/** The report for people: a table of the week, what would help most, the trend, and what all of it stands on. */
export function staffingText(report: ReadyStaffing): string {
  const { target, withinMs } = report;
  return [
    `Agents needed / agents there were, so that ${target} % of visitors wait at most ${span(withinMs)}; * = too few (${report.timeZone}):`,
    "",
    ...weekTable(report.hours),
    "",
    `In all ${round(report.agentHours.needed)} hours of agents a week, where there were ${round(report.agentHours.online)}.`,
    `With the agents there were ${percent(report.before.within)} wait at most ${span(withinMs)}, and ${target} % at most ${upTo(report.before.waitMs)}; with those needed ${percent(report.after.within)}.`,
    observedLine(report),
    ...(report.basis.isHeldUpByAccepting
      ? [
          `Agents who are free take ${span(report.basis.acceptMs)} to accept (median): too long for this target, however many they are.`,
        ]
      : []),
    ...(report.hours.every(({ isOpen }) => isOpen)
      ? [
          "Hours in which nobody is meant to be there count too, until the department has opening hours.",
        ]
      : []),
    "",
    ...report.advice.map((advice) => adviceLine(advice, target)),
    ...(report.advice.length === 0 ? ["No hour lacks an agent."] : []),
    "",
    trendLine(report.trend),
    outlookLine(report),
    "",
    basisLine(report),
    "",
  ].join("\n");
}

/** Why there is no report. */
export function tooShortLine({
  weeks,
  neededWeeks,
  chats,
  neededChats,
}: Extract<StaffingReport, { state: "tooShort" }>): string {
  return `there is too little history to say: ${round(weeks)} of at least ${neededWeeks} weeks, ${chats} of at least ${neededChats} chats`;
}

/** A line for each hour of the day in which somebody is needed or was there. */
function weekTable(hours: readonly StaffingHour[]): string[] {
  const lines = Array.from({ length: DAY_HOURS }, (_, hour) => ({
    hour,
    cells: DAYS.map((_day, day) => hours[day * DAY_HOURS + hour]),
  })).filter(({ cells }) =>
    cells.some((cell) => (cell?.needed ?? 0) > 0 || (cell?.online ?? 0) >= 0.05),
  );
  return [
    `       ${DAYS.map((day) => day.padStart(8)).join("")}`,
    ...lines.map(({ hour, cells }) => {
      const shown = cells.map((cell) => (cell === undefined ? "" : cellText(cell)).padStart(8));
      return `${clock(hour)}-${clock(hour + 1)}`.padEnd(7) + shown.join("");
    }),
  ];
}

function cellText({ needed, online }: StaffingHour): string {
  if (needed === 0 && online < 0.05) return "";
  return `${needed}/${round(online)}${needed > Math.round(online) ? "*" : " "}`;
}

function adviceLine(
  { fromHour, toHour, more, arrivals, before, after }: Advice,
  target: number,
): string {
  const agents = more === 1 ? "One more agent" : `${more} more agents`;
  const day = DAYS[Math.floor(fromHour / DAY_HOURS)] ?? "";
  const hours = `${clock(fromHour % DAY_HOURS)}-${clock(((toHour - 1) % DAY_HOURS) + 1)}`;
  return `${agents} ${day} ${hours} h -> ${target} % within ${upTo(after.waitMs)} instead of ${upTo(before.waitMs)} (${round(arrivals)} visitors a week).`;
}

function observedLine({ observed, withinMs, weeks }: ReadyStaffing): string {
  if (observed.within === null || observed.simulated === null)
    return `Nobody stood in line in the last ${weeks} weeks.`;
  return `Of ${observed.visitors} visitors in the last ${weeks} weeks ${percent(observed.within)} really had an agent within ${span(withinMs)}; counted alike, the simulation says ${percent(observed.simulated)} (who left sooner counts in neither).`;
}

function trendLine({ latest, threeMonthsAgo, sixMonthsAgo, growth }: Trend): string {
  const against = (then: number | null, name: string): string =>
    then === null ? `${name}: no history` : `${name} ${round(then)}`;
  const rate =
    growth === null
      ? ""
      : `; growth ${signed(growth.perWeek)} a week (${signed(growth.low)} to ${signed(growth.high)} with a chance of 80 %)`;
  return `${round(latest)} visitors a week now, ${against(threeMonthsAgo, "three months ago")}, ${against(sixMonthsAgo, "six months ago")}${rate}.`;
}

function outlookLine({ trend: { outlook }, timeZone, target }: ReadyStaffing): string {
  const date = (atMs: number): string =>
    new Date(atMs).toLocaleDateString("en-GB", { dateStyle: "medium", timeZone });
  switch (outlook.state) {
    case "failsAlready":
      return `The week as a whole misses ${target} % already.`;
    case "tooShort":
      return `No forecast: it takes ${outlook.neededWeeks} whole weeks.`;
    case "noGrowth":
      return "No forecast: demand does not grow by more than chance explains.";
    case "notInSight":
      return "If it goes on like this the target does not fail within a year, nor before demand is four times today's.";
    case "fails":
      return `If it goes on like this the target fails from ${date(outlook.atMs)} on (between ${date(outlook.earliestMs)} and ${outlook.latestMs === null ? "two years from now or later" : date(outlook.latestMs)} with a chance of 80 %), at ${outlook.factor.toFixed(1)} times today's demand.`;
    default:
      return outlook satisfies never;
  }
}

function basisLine({ basis, weeks }: ReadyStaffing): string {
  // With one chat at once nothing was learned of what a second one would do.
  const slower =
    basis.capacity > 1 && basis.slowdown > 0
      ? ` (${percent(basis.slowdown)} longer for each further one)`
      : "";
  return `From ${weeks} weeks, ${basis.chats} chats of ${span(basis.chatMs)} each when alone${slower}, ${basis.capacity} at once; ${percent(basis.goneInFiveMin)} give up within 5 min of waiting.`;
}

/** "45 s", "3 min", "1.5 min". */
function span(ms: number): string {
  if (ms < 90_000) return `${Math.round(ms / 1000)} s`;
  return `${round(ms / 60_000)} min`;
}

function upTo(waitMs: number): string {
  return waitMs >= 3_600_000 ? "an hour or more" : span(waitMs);
}

function clock(hour: number): string {
  return String(hour).padStart(2, "0");
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? "-" : "+"}${Math.abs(share * 100).toFixed(1)} %`;
}

/** One decimal below ten, none above; a whole number without one. */
function round(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}
