import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { AgentCommand, OpeningHours, SettingsView } from "@presently/shared/protocol";
import { MAX_SPECIAL_DAYS } from "@presently/shared/protocol/hours-limits";
import { t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { FormProblem, FieldProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { CloseIcon } from "../ui/icons.tsx";
import {
  dateProblem,
  dayProblem,
  draftOf,
  hoursOf,
  hoursProblems,
  type HoursDraft,
  type TypedDay,
} from "./hours-draft.ts";
import { type HoursWords, OpenTimes } from "./OpenTimes.tsx";
import { SaveBar } from "./SaveBar.tsx";

interface HoursSettingsProps {
  department: SettingsView["departments"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** When a department answers (H1). */
export function HoursSettings({ department, send }: HoursSettingsProps): JSX.Element {
  const { departmentId, name, hours } = department;
  return (
    <HoursForm
      of={name}
      hours={hours}
      own={t.settings.hours.ofDepartment}
      onSave={(next) => send({ type: "department.setHours", departmentId, hours: next })}
    />
  );
}

interface AgentHoursSettingsProps {
  member: SettingsView["team"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** When an agent works, if anybody says so (S6). */
export function AgentHoursSettings({ member, send }: AgentHoursSettingsProps): JSX.Element {
  const { agentId, name, hours } = member;
  return (
    <HoursForm
      of={name}
      hours={hours}
      own={t.settings.hours.ofAgent}
      onSave={(next) => send({ type: "agent.setHours", agentId, hours: next })}
    />
  );
}

interface HoursFormProps {
  /** Whose hours. */
  of: string;
  /** null = none are set. */
  hours: OpeningHours | null;
  own: HoursWords;
  onSave: (hours: OpeningHours | null) => Promise<void>;
}

/** A week, and the days that differ from it. */
function HoursForm({ of, hours, own, onSave }: HoursFormProps): JSX.Element {
  const words = t.settings.hours;
  const form = useForm<HoursDraft>({
    initial: draftOf(hours, Intl.DateTimeFormat().resolvedOptions().timeZone),
    check: hoursProblems,
    send: (draft) => onSave(hoursOf(draft)),
    refused: { "value.invalid": "timeZone" },
    words: { "value.invalid": words.timeZoneUnknown },
  });
  const { isAlwaysOpen, timeZone, week, days } = form.values;
  const isChecked = form.problems.week !== undefined || form.problems.days !== undefined;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {own.title}: <bdi>{of}</bdi>
      </h2>
      <FormProblem text={form.problems.form} />
      <Check
        label={own.always}
        hint={own.alwaysHint}
        isChecked={isAlwaysOpen}
        onCheck={(isChecked) => form.set("isAlwaysOpen", isChecked)}
      />
      {!isAlwaysOpen && (
        <>
          <TimeZoneField
            value={timeZone}
            problem={form.problems.timeZone}
            onValue={(value) => form.set("timeZone", value)}
          />
          <fieldset class="field">
            <legend class="field-label">{words.week}</legend>
            <ul class="hours">
              {week.map((open, at) => {
                const day = words.weekdays[at] ?? "";
                return (
                  <li key={day}>
                    <span>{day}</span>
                    <OpenTimes
                      day={day}
                      own={own}
                      open={open}
                      problem={isChecked ? dayProblem(open) : undefined}
                      onChange={(next) => form.set("week", week.with(at, next))}
                    />
                  </li>
                );
              })}
            </ul>
          </fieldset>
          <SpecialDays
            days={days}
            own={own}
            isChecked={isChecked}
            onChange={(next) => form.set("days", next)}
          />
        </>
      )}
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

function TimeZoneField(props: {
  value: string;
  problem: string | undefined;
  onValue: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t.settings.hours.timeZone}</label>
      <p class="field-hint" id={`${id}-hint`}>
        {t.settings.hours.timeZoneHint}
      </p>
      <input
        id={id}
        class="input"
        list={`${id}-zones`}
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        aria-invalid={props.problem === undefined ? "false" : "true"}
        aria-describedby={`${id}-hint`}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      <datalist id={`${id}-zones`}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {props.problem !== undefined && <FieldProblem text={props.problem} />}
    </div>
  );
}

/** Holidays and other days that differ: closed, until hours are given. */
function SpecialDays(props: {
  days: readonly TypedDay[];
  own: HoursWords;
  isChecked: boolean;
  onChange: (days: readonly TypedDay[]) => void;
}): JSX.Element {
  const { days, own, isChecked, onChange } = props;
  const words = t.settings.hours;
  const change = (at: number, part: Partial<TypedDay>): void =>
    onChange(days.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset class="field">
      <legend class="field-label">{words.days}</legend>
      <p class="field-hint">{words.daysHint}</p>
      <ul class="hours is-dates">
        {days.map(({ date, open }, at) => {
          const problem = isChecked ? dateProblem(date, days.slice(0, at)) : undefined;
          return (
            <li key={at}>
              <div class="special-date">
                <input
                  type="date"
                  class="input"
                  aria-label={words.date(at + 1)}
                  aria-invalid={problem === undefined ? "false" : "true"}
                  value={date}
                  onInput={(event) => change(at, { date: event.currentTarget.value })}
                />
                <button
                  type="button"
                  class="icon-button"
                  aria-label={words.removeDay(date)}
                  onClick={() => onChange(days.filter((_, index) => index !== at))}
                >
                  <CloseIcon />
                </button>
              </div>
              <OpenTimes
                day={date}
                own={own}
                open={open}
                problem={problem ?? (isChecked ? dayProblem(open) : undefined)}
                onChange={(next) => change(at, { open: next })}
              />
            </li>
          );
        })}
      </ul>
      {days.length < MAX_SPECIAL_DAYS && (
        <div>
          <button
            type="button"
            class="button is-small"
            onClick={() => onChange([...days, { date: "", open: [] }])}
          >
            {words.addDay}
          </button>
        </div>
      )}
    </fieldset>
  );
}
