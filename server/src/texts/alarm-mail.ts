import type { AlarmKind } from "@presently/shared/protocol";

/** The words of a mail of alarms: to the team, who read English (AL6). */
export const alarmMailTexts = {
  lang: "en",
  locale: "en-GB",
  subject: (count: number) =>
    count === 1
      ? "Something at your desk needs a look"
      : `${count} things at your desk need a look`,
  place: (department: string, site: string | null) =>
    site === null ? department : `${department}, ${site}`,
  alarms: {
    waiting: (minutes: number) =>
      `Somebody has waited longer than ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    unstaffed: () => "Nobody is online.",
    promise: () => "A promise to a visitor is due soon, or late, and nobody at work holds it.",
    answer: () => "An answer to somebody who left is due soon, or late.",
  } satisfies Record<AlarmKind, (minutes: number) => string>,
  complaints: (count: number) =>
    count === 1 ? "A complaint waits for your word." : `${count} complaints wait for your word.`,
  newest: (moment: string) => `The newest since ${moment}.`,
  since: (moment: string) => `Since ${moment}.`,
  open: "Open the console",
  why: "You get this mail because you asked for it in Presently, on the settings page Alarms. You can end it there. There is one in a quarter of an hour at most.",
  notRead: "Replies to this mail are not read.",
};
