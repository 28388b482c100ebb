import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

const MINUTES: readonly number[] = [5, 15, 30, 60];

/** An agent who is away may say for how long: nothing tells those who wait more (W7). */
export function BackInChoice(props: { onBackIn: (minutes: number | null) => void }): JSX.Element {
  return (
    <select
      class="back-in"
      aria-label={t.inbox.me.backIn.label}
      title={t.inbox.me.backIn.hint}
      onChange={({ currentTarget: { value } }) =>
        props.onBackIn(value === "" ? null : Number(value))
      }
    >
      <option value="">{t.inbox.me.backIn.unknown}</option>
      {MINUTES.map((minutes) => (
        <option key={minutes} value={minutes}>
          {t.inbox.me.backIn.minutes(minutes)}
        </option>
      ))}
    </select>
  );
}
