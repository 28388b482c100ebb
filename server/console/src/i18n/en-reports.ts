import type { CountName } from "@presently/shared/protocol";
import { clock, decimal, hourOfDay, percent } from "./en-numbers.ts";
import { pageTexts } from "./en-pages.ts";

/** "45 s", "3.4 min", "2 h", "3 days". */
function span(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 120) return `${decimal(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${decimal(hours)} h` : `${decimal(hours / 24)} days`;
}

const levels = {
  within20s: "20 s",
  within60s: "60 s",
  within2min: "2 min",
  within5min: "5 min",
} satisfies Partial<Record<CountName, string>>;

const dayName = new Intl.DateTimeFormat("en", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export const myFiguresTexts = {
  ...pageTexts.myFigures,
  intro:
    "Your own figures, for you alone: nobody else is shown them, and they are compared with nobody's. With few conversations a figure says little, so each says how many stand behind it.",
  nothing: "You had no conversation on these days.",
  weeks: "Week by week",
  weeksHint:
    "First response and reply gap: what 9 of 10 do not exceed, and of how many. Satisfied: of how many ratings.",
};

export const reportsTexts = {
  ...pageTexts.reports,
  intro:
    "How conversations went. Each counts, with all that became of it, on the day and in the hour in which it began, by its site's clock. Tests are left out.",
  nothing: "No conversation began on these days. Choose others, or fewer conditions.",
  behind: "Older conversations are still being counted: the figures grow until that is done.",
  counted: (moment: string) => `Counted up to ${moment}.`,
  notYet: "Nothing has been counted yet: figures come within a minute or two.",
  days: "Days",
  daysOf: {
    "7": "Last 7 days",
    "28": "Last 4 weeks",
    "91": "Last 13 weeks",
    "365": "Last 365 days",
  },
  ownDays: "Own days",
  from: "From",
  to: "To",
  daysWrong: "Choose a first day that is not after the last, and two years at most.",
  site: "Site",
  allSites: "All sites",
  department: "Department",
  allDepartments: "All departments",
  language: "Language",
  allLanguages: "All languages",
  level: "In time means within",
  levels,
  slice: "Show by",
  slices: {
    byHour: "Hour of the day",
    byDay: "Day",
    byWeek: "Week",
    byDepartment: "Department",
    bySite: "Site",
    byLanguage: "Language",
  },
  groups: {
    queue: "In the queue",
    answers: "Answers",
    outcome: "How it ended",
  },
  csv: "Download as CSV",
  noName: "not known any more",
  plot: "Stays in the queue, and the wait that 9 of 10 do not exceed. The table below says the same.",
  plotWait: "9 of 10 waited no longer than",
  plotOffered: "came to the queue",
  plotAt: (label: string, offered: number, wait: string) =>
    `${label}: ${offered} came, 9 of 10 waited at most ${wait}`,
  bestAndWorst: (best: string, bestShare: number, worst: string, worstShare: number) =>
    `Best at ${best}: ${percent(bestShare)} in time. Worst at ${worst}: ${percent(worstShare)}.`,
  tooFewHours: "No two hours have ten stays in the queue, so none is called the best or the worst.",
  columns: {
    offered: "Offered",
    answered: "Answered",
    abandoned: "Abandoned",
    inTime: "In time",
    wait: "Wait: half / 9 of 10 / 19 of 20",
    firstResponse: "First response",
    replyGap: "Reply gap",
    resolution: "Time to solve",
    solved: "Solved / not / unknown",
    satisfaction: "Satisfied",
  },
  columnsHint:
    "Times without more words: what 9 of 10 do not exceed. Satisfied: of how many ratings.",
  none: "–",
  percent,
  span,
  hourOfDay,
  clock,
  dayOf: (day: string) => dayName.format(new Date(`${day}T00:00:00Z`)),
  weekOf: (day: string) => `Week of ${dayName.format(new Date(`${day}T00:00:00Z`))}`,
  spread: (p90: string, p95: string, mean: string, count: number) =>
    `9 of 10 up to ${p90}, 19 of 20 up to ${p95}, ${mean} on average; of ${count}.`,
  work: {
    title: "Time online",
    noTeam:
      "Told of all sites, departments and languages together, and of days on which three agents or more were online.",
    noOwn: "Nothing on these days.",
    agents: (count: number) => `, ${count} agents`,
    atOnce: {
      label: "Chats at once",
      most: (most: number, spent: string, agents: string) =>
        `No more than ${most} for 9 minutes of 10; of ${spent} with a chat${agents}.`,
      means:
        "How many chats an agent had at once, on average over the time online with at least one. Time in a break or away is left out.",
    },
    occupancy: {
      label: "Occupancy",
      part: (busy: string, online: string, agents: string) =>
        `${busy} of ${online} online${agents}.`,
      means:
        "The share of the time online, not away or in a break, in which an agent had a chat or a wrap-up open. High all day means that nobody had a moment to breathe.",
    },
  },
  partOf: (part: number, of: number) => `${part} of ${of}.`,
  figures: {
    offered: {
      label: "Offered",
      means: "Stays in the queue. Who comes back, or is returned to it, stays there once more.",
    },
    answered: { label: "Answered", means: "Stays that ended as an agent accepted." },
    abandoned: {
      label: "Abandoned",
      means: "Stays that the visitor ended before an agent accepted.",
      short: (count: number) => `${count} of them within 10 s.`,
    },
    leftMessage: {
      label: "Message left",
      means: "Stays that ended with a message, to be answered later.",
    },
    waitingNow: {
      label: "Longest wait now",
      means: "Of those who stand in the queue at this moment, whatever the days above.",
      waiting: (count: number) => (count === 1 ? "1 visitor waits." : `${count} visitors wait.`),
    },
    wait: {
      label: "Wait",
      means: "Half waited no longer. From the queue until an agent accepted.",
    },
    inTime: {
      label: "Service level",
      means: (within: string) =>
        `Stays that ended within ${within} as an agent accepted, of all but those abandoned within 10 s and those still waiting.`,
    },
    rangesHeld: {
      label: "Told waits that held",
      means:
        "Waits that ended no later than the visitor was told first, of those that held or did not.",
    },
    greeted: {
      label: "Greeted",
      means:
        "Half took no longer. From the visitor's first message to a ready-made greeting, where one came before the first response.",
    },
    firstResponse: {
      label: "First response",
      means:
        "Half took no longer. From the visitor's first message to the first of an agent that is more than a ready-made greeting.",
    },
    replyGap: {
      label: "Reply gap",
      means:
        "9 of 10 took no longer. From the oldest message that nobody had answered to the agent's next, after the first response.",
      rest: (p50: string, p95: string, count: number) =>
        `Half up to ${p50}, 19 of 20 up to ${p95}; of ${count}.`,
    },
    handleTime: {
      label: "Handle time",
      means: "Half took no longer. How long an agent had a conversation that is closed now.",
    },
    wrapUp: {
      label: "Wrap-up",
      means: "Half took no longer. After the end, before the next chat.",
    },
    promisesKept: {
      label: "Promises kept",
      means:
        "Kept by their time, of those whose time has passed or that were kept before it. One that was taken back is neither.",
    },
    transfers: {
      label: "Transfers",
      means: "Chats that an agent handed to another, for each conversation that was accepted.",
      mine: "Chats that you handed to somebody else.",
    },
    resolution: {
      label: "Time to solve",
      means: "Half took no longer. From the beginning of a closed conversation to its last end.",
    },
    solved: {
      label: "Confirmed solved",
      means:
        "The visitor's last word says so. Of conversations that an agent had and that are closed.",
    },
    notSolved: {
      label: "Not solved or came back",
      means: "The visitor said no, or opened it again within seven days. Of the same.",
    },
    unknown: {
      label: "Unknown",
      means: "Nobody said, and nobody came back. Never counted as solved. Of the same.",
    },
    satisfaction: {
      label: "Satisfied",
      means: "Ratings of 4 or 5, of all ratings.",
      rated: (rated: number, share: number) => `${rated} rated, ${percent(share)} of those closed.`,
    },
    reContacts: {
      label: "Came anew",
      means:
        "Conversations whose visitor had one before that ended no more than seven days earlier.",
    },
    accepted: { label: "Accepted", means: "Times that you took a visitor from the queue." },
  },
};
