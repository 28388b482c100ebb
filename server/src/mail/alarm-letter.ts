import type { BegunAlarmMail } from "../desk/alarm-mails.ts";
import { alarmMailTexts as texts } from "../texts/alarm-mail.ts";
import { asHtml, asPlainText, type Block } from "./blocks.ts";
import type { Letter } from "./letter.ts";
import { momentIn } from "./moment.ts";

const MINUTE_MS = 60_000;

/** The mail of all that is alarming for somebody (AL6): where and since when, and nothing of what visitors wrote. */
export function writeAlarmLetter(
  { email, timeZone, alarms }: BegunAlarmMail,
  consoleUrl: string,
): Letter {
  const since = (atMs: number) => texts.since(momentIn({ locale: texts.locale, timeZone }, atMs));
  const blocks: Block[] = [
    ...alarms.map(({ kind, limitMs, raisedAtMs, departmentName, siteName }): Block => ({
      kind: "paragraph",
      text: `${texts.place(departmentName, siteName)}: ${texts.alarms[kind](Math.round(limitMs / MINUTE_MS))}\n${since(raisedAtMs)}`,
    })),
    { kind: "link", label: texts.open, href: consoleUrl },
    { kind: "small", text: `${texts.why}\n${texts.notRead}` },
  ];
  return {
    to: email,
    fromName: "Presently",
    subject: texts.subject(alarms.length),
    text: asPlainText(blocks),
    html: asHtml(blocks, texts.lang),
  };
}
