import { moment } from "../i18n/moment.ts";
import { fill } from "../i18n/plural.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";

/** What to expect of writing now: where the site is closed by its hours, when it opens (H5). `nowMs` is the server's clock. */
export function welcomeHint(
  { availability, opensAtMs }: Pick<Picture, "availability" | "opensAtMs">,
  texts: Texts,
  nowMs: number,
): string {
  return opensAtMs === null
    ? texts.welcomeHint[availability]
    : fill(texts.welcomeClosed, { time: moment(texts.lang, opensAtMs, nowMs) });
}
