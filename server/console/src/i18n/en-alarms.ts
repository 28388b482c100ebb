import type { AlarmKind, AlarmMailChoice } from "@presently/shared/protocol";
import { age } from "./en-inbox.ts";

/** How many, and what they did: "A visitor has", "3 visitors have". */
const visitors = (count: number): string =>
  count === 1 ? "A visitor has" : `${count} visitors have`;

/** What is told to whoever directs (AL1): `place` is the department's name, and the site's where there are several. */
export const alarmTexts = {
  name: "Alarms",
  bar: {
    waiting: (place: string, count: number, limitMs: number) =>
      `${place}: ${visitors(count)} waited longer than ${age(limitMs)}.`,
    unstaffed: (place: string, count: number) =>
      count === 0
        ? `${place}: Nobody is online.`
        : `${place}: Nobody is online, and ${count === 1 ? "a visitor waits" : `${count} visitors wait`}.`,
    promise: (place: string, count: number) =>
      count === 1
        ? `${place}: A promise is due soon or late, and nobody at work holds it.`
        : `${place}: ${count} promises are due soon or late, and nobody at work holds them.`,
    answer: (place: string, count: number) =>
      count === 1
        ? `${place}: An answer is due soon or late.`
        : `${place}: ${count} answers are due soon or late.`,
  } satisfies Record<AlarmKind, (place: string, count: number, limitMs: number) => string>,
  /** Read aloud when one comes; counts that move are read by nobody. */
  raised: {
    waiting: (place: string) => `Alarm: visitors wait too long in ${place}.`,
    unstaffed: (place: string) => `Alarm: nobody is online in ${place}.`,
    promise: (place: string) => `Alarm: a promise needs somebody in ${place}.`,
    answer: (place: string) => `Alarm: an answer is due in ${place}.`,
  } satisfies Record<AlarmKind, (place: string) => string>,
  place: (department: string, site: string) => `${department} (${site})`,
  open: "Open it",
  lane: {
    waiting: "See who waits",
    unstaffed: "See who waits",
    promise: "See what is promised",
    answer: "See what is owed",
  } satisfies Record<AlarmKind, string>,
  team: "See who serves it",
  aside: (place: string) => `Put the alarm of ${place} aside`,
  mail: {
    intro:
      "What needs somebody's look, and complaints you answer for, are told in the console, and by mail if you want it.",
    legend: "Alarms by mail",
    choices: {
      never: "Never",
      absent: "While nobody who would see it is signed in",
      always: "Always",
    } satisfies Record<AlarmMailChoice, string>,
    hints: {
      never: "You see alarms and complaints in the console.",
      absent:
        "When nobody who directs that site, or answers for its complaints, has a console open.",
      always: "Also while you are signed in.",
    } satisfies Record<AlarmMailChoice, string>,
    often: (email: string) =>
      `To ${email}: one mail in a quarter of an hour at most, with all that is alarming then. A complaint is in it once it is ten minutes old.`,
    cannot: "This server has no mail server set up yet, so none can go.",
    failed: "Your choice could not be loaded.",
  },
  more: (count: number) => (count === 1 ? "Show 1 more alarm" : `Show ${count} more alarms`),
};
