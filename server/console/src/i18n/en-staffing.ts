import { clock, decimal, hourOfDay, percent } from "./en-numbers.ts";
import { pageTexts } from "./en-pages.ts";

/** "45 s", "3 min"; an hour stands for an hour or more. */
function span(ms: number): string {
  if (ms >= 3_600_000) return "an hour or more";
  if (ms < 90_000) return `${Math.round(ms / 1000)} s`;
  return `${decimal(ms / 60_000)} min`;
}

function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)} %`;
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const shortDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export const staffingTexts = {
  ...pageTexts.staffing,
  intro: (weeks: number, timeZone: string) =>
    `How many agents each hour of the week needs, from your own last ${weeks} weeks. Hours are those of ${timeZone}.`,
  tooShort: (weeks: number, neededWeeks: number, chats: number, neededChats: number) =>
    `There is too little history to say anything: ${decimal(weeks)} of at least ${neededWeeks} weeks, and ${chats} of at least ${neededChats} conversations that ended.`,
  site: "Site",
  allSites: "All sites",
  target: "Visitors in time",
  within: "In time means within",
  percent,
  span,
  decimal,
  days,
  shortDays,
  hourOfDay,
  plot: "Agents needed and agents there were, by hour of the week. The table below says the same.",
  needed: "needed",
  online: "there were",
  arrivals: "visitors",
  at: (day: number, hour: number, needed: number, online: number, arrivals: number) =>
    `${shortDays[day]} ${hourOfDay(hour)}: ${needed} needed, ${decimal(online)} there, ${decimal(arrivals)} visitors`,
  figures: {
    before: "In time with the agents there were",
    after: "In time with the agents needed",
    hours: "Hours of agents a week",
    hoursText: (online: number, needed: number) => `${decimal(online)} → ${decimal(needed)}`,
    hoursHint: "there were → needed",
    waitHint: (target: number, wait: string) => `${target} % wait at most ${wait}`,
  },
  adviceTitle: "Where it would help most",
  advice: (from: number, to: number, more: number) =>
    `${more === 1 ? "One more agent" : `${more} more agents`} on ${days[Math.floor(from / 24)]} ${clock(from % 24)}–${clock(((to - 1) % 24) + 1)}:`,
  adviceEffect: (target: number, after: string, before: string, arrivals: number) =>
    `${target} % wait at most ${after} instead of ${before}; ${decimal(arrivals)} visitors a week.`,
  noAdvice: "No hour lacks an agent.",
  heldUp: (median: string) =>
    `Agents who are free take ${median} to accept (median): too long for this target, however many they are.`,
  trendTitle: "How demand grows",
  visitorsAWeek: "Visitors a week",
  now: "now",
  threeMonthsAgo: "three months ago",
  sixMonthsAgo: "six months ago",
  noHistory: "no history",
  growth: (perWeek: number, low: number, high: number) =>
    `${signed(perWeek)} a week; with a chance of 80 % between ${signed(low)} and ${signed(high)}. Seasons are not in it.`,
  outlook: {
    tooShort: (weeks: number) => `No forecast: it takes ${weeks} whole weeks.`,
    failsAlready: (target: number) => `The week as a whole misses ${target} % already.`,
    noGrowth: "No forecast: demand does not grow by more than chance explains.",
    notInSight:
      "If it goes on like this, the target does not fail within a year, nor before demand is four times today's.",
    fails: (on: string, factor: number) =>
      `If it goes on like this and nobody is added, the target fails from ${on} on, when demand is ${factor.toFixed(1)} times today's.`,
    between: (earliest: string, latest: string) =>
      `With a chance of 80 % that is between ${earliest} and ${latest}.`,
    farOff: "more than two years from now",
  },
  tableTitle: "Hour by hour",
  tableLabel: "Hour by hour, by day of the week",
  shows: "Show",
  showsWhat: {
    agents: "Agents: needed / there were",
    arrivals: "Visitors a week",
    within: "In time with the agents there were",
  },
  hour: "Hour",
  tooFew: "too few",
  closed: "closed",
  agentsCell: (needed: number, online: number) => `${needed} / ${decimal(online)}`,
  basisTitle: "What this stands on",
  observed: (visitors: number, within: number, simulated: number, wait: string) =>
    `Of ${visitors} visitors ${percent(within)} really had an agent within ${wait}; counted alike, the simulation says ${percent(simulated)}. The closer they are, the more it can be trusted.`,
  basis: (chats: number, chat: string, capacity: number, gone: number) =>
    `${chats} chats of ${chat} each when an agent has no other, ${capacity} at once; ${percent(gone)} give up within 5 minutes of waiting.`,
  slower: (slowdown: number) =>
    `Each further chat of an agent makes the others ${percent(slowdown)} longer.`,
  assumptions:
    "Simulated as one line for all, first come first served, by agents who are alike. Where departments or languages divide the team, it needs more.",
  openHours:
    "Hours in which nobody is meant to be there count too, until the department has opening hours in the settings.",
};
