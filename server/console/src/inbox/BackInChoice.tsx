import type { JSX } from "preact";
import { locale, t } from "../i18n/index.ts";

const MINUTES: readonly number[] = [5, 15, 30, 60];

/** What stands for the moment that was said, among the choices. */
const SAID = "said";

interface BackInChoiceProps {
  /** When they said they mean to be back. */
  backAtMs: number | undefined;
  /** In how many minutes; null = not known. */
  onBackIn: (minutes: number | null) => void;
}

/** An agent who is away may say for how long: nothing tells those who wait more (W7). */
export function BackInChoice({ backAtMs, onBackIn }: BackInChoiceProps): JSX.Element {
  return (
    <select
      class="back-in"
      aria-label={t.inbox.me.backIn.label}
      title={t.inbox.me.backIn.hint}
      value={backAtMs === undefined ? "" : SAID}
      onChange={({ currentTarget: { value } }) => onBackIn(value === "" ? null : Number(value))}
    >
      {backAtMs !== undefined && (
        <option value={SAID}>{t.inbox.me.backIn.at(timeOfDay(backAtMs))}</option>
      )}
      <option value="">{t.inbox.me.backIn.unknown}</option>
      {MINUTES.map((minutes) => (
        <option key={minutes} value={minutes}>
          {t.inbox.me.backIn.minutes(minutes)}
        </option>
      ))}
    </select>
  );
}

function timeOfDay(atMs: number): string {
  return new Date(atMs).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
}
