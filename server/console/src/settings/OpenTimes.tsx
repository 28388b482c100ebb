import type { JSX } from "preact";
import { MAX_INTERVALS_A_DAY } from "@presently/shared/protocol/hours-limits";
import { t } from "../i18n/index.ts";
import { FieldProblem } from "../ui/Field.tsx";
import { CloseIcon } from "../ui/icons.tsx";
import { type TypedInterval, USUAL_DAY } from "./hours-draft.ts";

/** What is said of a department's hours in one way and of an agent's in another. */
export type HoursWords = typeof t.settings.hours.ofDepartment | typeof t.settings.hours.ofAgent;

interface OpenTimesProps {
  own: HoursWords;
  /** Which day, for the names of its fields. */
  day: string;
  open: readonly TypedInterval[];
  problem: string | undefined;
  onChange: (open: readonly TypedInterval[]) => void;
}

/** The hours of one day: none is closed, several have a break between them. */
export function OpenTimes({ own, day, open, problem, onChange }: OpenTimesProps): JSX.Element {
  const words = t.settings.hours;
  const change = (at: number, part: Partial<TypedInterval>): void =>
    onChange(open.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const time = (at: number, key: keyof TypedInterval, label: string): JSX.Element => (
    <input
      type="time"
      class="input"
      aria-label={label}
      aria-invalid={problem === undefined ? "false" : "true"}
      value={open[at]?.[key] ?? ""}
      onInput={(event) => change(at, { [key]: event.currentTarget.value })}
    />
  );
  return (
    <div class="open-times">
      {open.length === 0 && <span class="field-hint">{own.closed}</span>}
      {open.map(({ from, to }, at) => (
        <div key={at} class="open-time">
          {time(at, "from", words.from(day, at + 1))}
          <span aria-hidden="true">–</span>
          {time(at, "to", words.to(day, at + 1))}
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(day, from, to)}
            onClick={() => onChange(open.filter((_, index) => index !== at))}
          >
            <CloseIcon />
          </button>
          {from !== "" && to !== "" && to <= from && (
            <span class="field-hint">{words.nextDay}</span>
          )}
        </div>
      ))}
      {problem !== undefined && <FieldProblem text={problem} />}
      {open.length < MAX_INTERVALS_A_DAY && (
        <button
          type="button"
          class="button is-small is-quiet"
          aria-label={own.add(day, open.length)}
          onClick={() => onChange([...open, open.length === 0 ? USUAL_DAY : { from: "", to: "" }])}
        >
          {open.length === 0 ? own.open : words.addMore}
        </button>
      )}
    </div>
  );
}
