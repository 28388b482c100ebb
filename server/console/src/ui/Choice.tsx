import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string; picture?: JSX.Element }[];
  onValue: (value: Value) => void;
}

/** One of a few, each with its words beside it. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="field-label">{props.legend}</legend>
      {props.options.map(({ value, label, hint, picture }) => (
        <label class="check" key={value}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => props.onValue(value)}
          />
          <span>
            {picture}
            {label}
            {hint !== undefined && <span class="field-hint check-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
