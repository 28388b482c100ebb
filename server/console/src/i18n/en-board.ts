import { percent } from "./en-numbers.ts";

/** "5 min", "2 h 5 min": how long somebody has been at work. */
function minutes(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(whole / 60);
  return hours === 0 ? `${whole} min` : `${hours} h ${whole % 60} min`;
}

/** The live board (BO1 to BO6). */
export const boardTexts = {
  title: "Board",
  loading: "The board is coming…",
  failed: "The board could not be fetched.",
  site: "Site",
  allSites: "All sites",
  department: "Department",
  allDepartments: "All departments",
  figures: "Now and today",
  waitingNow: "Waiting",
  longest: "Longest wait now",
  inTime: "Accepted within 60 s today",
  inTimeOf: (of: number) => `of ${of} who stood in the queue`,
  promises: "Promises kept today",
  promisesOf: (kept: number, of: number) => `${kept} of ${of}, in chats that began today`,
  free: "Free places",
  freeOf: (online: number, all: number) => `${online} of ${all} agents are online`,
  share: percent,
  nothing: "–",
  noneYet: "None to count yet",
  notCounted: "Today's figures can't be fetched just now. They are tried again every minute.",
  waiting: (count: number) => `In the queue (${count})`,
  noneWaiting: "Nobody is waiting.",
  unanswered: (count: number) => `Owed an answer (${count})`,
  noneUnanswered: "Nobody is owed an answer.",
  due: (count: number) => `Promised, due within the hour (${count})`,
  noneDue: "Nothing promised is due within the hour.",
  all: (lane: string) => `All in the lane ${lane}`,
  agents: (count: number) => `Agents (${count})`,
  noneAgents: "Nobody answers to you here.",
  agentsHint:
    "By name. How long somebody has been at work says when a pause is due, and nothing about how well they work.",
  take: "Take over",
  takeOf: (name: string) => `Take over ${name}`,
  /** Beside a colour and a sign of its own: the wait against what was told, or against a minute and three where nothing was. */
  urgency: { calm: "In good time", soon: "Past half", late: "Past the time" },
  urgencyOf: {
    calm: "The wait is within half of what was told",
    soon: "More than half of the wait that was told is over",
    late: "All of the wait that was told is over",
  },
  load: (load: number, capacity: number) => `${load} of ${capacity} chats`,
  work: (ms: number) => `${minutes(ms)} without a pause`,
  unreachable: "Reconnecting",
  signedOut: "Signed out",
};
