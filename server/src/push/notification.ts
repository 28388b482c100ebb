import type { PushContent } from "../desk/push-sending.ts";
import { momentIn } from "../mail/moment.ts";
import { textsIn } from "../texts/texts.ts";

/**
 * What the page's worker reads, as JSON: `site`, the key of the page to open, `lang`, the language it is to be in, and the words of the notification. No token is in it, and no word
 * of the conversation: it stands on a screen that anybody may see (PU5).
 */
export function writeNotification(content: PushContent): string {
  const { lang, locale, turn } = textsIn(content.language, content.register);
  const { siteKey: site, siteName, timeZone, untilMs } = content;
  const until = turn.until(momentIn({ locale, timeZone }, untilMs, "time"));
  return JSON.stringify({ site, lang, title: turn.subject, body: `${until}\n${siteName}` });
}
