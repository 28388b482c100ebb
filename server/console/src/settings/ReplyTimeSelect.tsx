import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n/index.ts";

const DAY_HOURS = 24;
const choices = [1, 2, 4, 8, DAY_HOURS, 2 * DAY_HOURS, 3 * DAY_HOURS, 7 * DAY_HOURS] as const;

interface ReplyTimeSelectProps {
  hours: number;
  onHours: (hours: number) => void;
}

/** How soon a left message is answered. A time that was set elsewhere stands among the choices. */
export function ReplyTimeSelect({ hours, onHours }: ReplyTimeSelectProps): JSX.Element {
  const id = useId();
  const words = t.settings.sites;
  const all = [...new Set([...choices, hours])].sort((one, other) => one - other);
  return (
    <div class="field">
      <label for={id}>{words.replyWithin}</label>
      <select
        id={id}
        class="input"
        value={String(hours)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onHours(Number(event.currentTarget.value))}
      >
        {all.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice % DAY_HOURS === 0
              ? words.replyDays(choice / DAY_HOURS)
              : words.replyHours(choice)}
          </option>
        ))}
      </select>
      <p class="field-hint" id={`${id}-hint`}>
        {words.replyWithinHint}
      </p>
    </div>
  );
}
