import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { FieldProblem } from "./Field.tsx";

/** One day, as the browser lets it be chosen: "2026-03-29", "" = none. */
export function DayField(props: {
  label: string;
  value: string;
  onDay: (day: string) => void;
  problem?: string | undefined;
}): JSX.Element {
  const id = useId();
  const { problem } = props;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={props.value}
        aria-invalid={problem === undefined ? "false" : "true"}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => props.onDay(event.currentTarget.value)}
      />
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
    </div>
  );
}
