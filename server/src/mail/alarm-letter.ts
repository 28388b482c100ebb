import type { BegunAlarmMail } from "../desk/alarm-mails.ts";
import { alarmMailTexts as texts } from "../texts/alarm-mail.ts";
import { asHtml, asPlainText, type Block } from "./blocks.ts";
import type { Letter } from "./letter.ts";
import { momentIn } from "./moment.ts";

const MINUTE_MS = 60_000;

/** The mail of all that is alarming for somebody, and of complaints (AL6, AL7): where and since when, and nothing of what visitors wrote. */
export function writeAlarmLetter(
  { email, timeZone, alarms, complaints }: BegunAlarmMail,
  consoleUrl: string,
): Letter {
  const moment = (atMs: number) => momentIn({ locale: texts.locale, timeZone }, atMs);
  const blocks: Block[] = [
    ...alarms.map(({ kind, limitMs, raisedAtMs, departmentName, siteName }): Block => ({
      kind: "paragraph",
      text: `${texts.place(departmentName, siteName)}: ${texts.alarms[kind](Math.round(limitMs / MINUTE_MS))}\n${texts.since(moment(raisedAtMs))}`,
    })),
    ...complaints.map(({ siteName, count, sinceMs }): Block => {
      const since = count === 1 ? texts.since : texts.newest;
      return {
        kind: "paragraph",
        text: `${siteName}: ${texts.complaints(count)}\n${since(moment(sinceMs))}`,
      };
    }),
    { kind: "link", label: texts.open, href: consoleUrl },
    { kind: "small", text: `${texts.why}\n${texts.notRead}` },
  ];
  return {
    to: email,
    fromName: "Presently",
    subject: texts.subject(alarms.length + complaints.length),
    text: asPlainText(blocks),
    html: asHtml(blocks, texts.lang),
  };
}
