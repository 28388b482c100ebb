import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { SpanSelect } from "./SpanSelect.tsx";

const DAY_HOURS = 24;
const choices = [1, 2, 4, 8, DAY_HOURS, 2 * DAY_HOURS, 3 * DAY_HOURS, 7 * DAY_HOURS] as const;

interface ReplyTimeSelectProps {
  hours: number;
  onHours: (hours: number) => void;
}

/** How soon a left message is answered. */
export function ReplyTimeSelect({ hours, onHours }: ReplyTimeSelectProps): JSX.Element {
  const words = t.settings.sites;
  return (
    <SpanSelect
      label={words.replyWithin}
      hint={words.replyWithinHint}
      choices={choices}
      value={hours}
      words={(span) =>
        span % DAY_HOURS === 0 ? words.replyDays(span / DAY_HOURS) : words.replyHours(span)
      }
      onValue={onHours}
    />
  );
}
