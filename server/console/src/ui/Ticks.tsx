import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { Check } from "./Check.tsx";
import { FieldProblem } from "./Field.tsx";

interface TicksProps<Value extends string> {
  legend: string;
  problem: string | undefined;
  options: readonly { value: Value; label: string; hint?: string }[];
  chosen: readonly Value[];
  onChosen: (chosen: Value[]) => void;
}

/** Any of a few, each with its words beside it. */
export function Ticks<Value extends string>(props: TicksProps<Value>): JSX.Element {
  const { legend, problem, options, chosen, onChosen } = props;
  const id = useId();
  return (
    <fieldset
      class="field"
      aria-describedby={problem === undefined ? undefined : id}
      data-invalid={problem !== undefined}
    >
      <legend class="field-label">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <Check
          key={value}
          label={label}
          hint={hint}
          isChecked={chosen.includes(value)}
          onCheck={(isChecked) =>
            onChosen(isChecked ? [...chosen, value] : chosen.filter((other) => other !== value))
          }
        />
      ))}
      {problem !== undefined && <FieldProblem id={id} text={problem} />}
    </fieldset>
  );
}
