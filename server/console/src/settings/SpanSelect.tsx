import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SpanSelectProps {
  label: string;
  hint: string;
  choices: readonly number[];
  value: number;
  words: (span: number) => string;
  onValue: (span: number) => void;
}

/** One of a few spans of time. One that was set elsewhere stands among the choices. */
export function SpanSelect(props: SpanSelectProps): JSX.Element {
  const { label, hint, choices, value, words, onValue } = props;
  const id = useId();
  const all = [...new Set([...choices, value])].sort((one, other) => one - other);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={String(value)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
      >
        {all.map((choice) => (
          <option key={choice} value={String(choice)}>
            {words(choice)}
          </option>
        ))}
      </select>
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
