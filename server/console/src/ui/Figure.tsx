import type { JSX } from "preact";

/** One figure of a report with what it means beside it: a number that everybody reads differently helps nobody. */
export function Figure(props: { label: string; value: string; means: string }): JSX.Element {
  return (
    <div class="panel report-figure">
      <dt>{props.label}</dt>
      <dd class="report-value">{props.value}</dd>
      <dd class="field-hint">{props.means}</dd>
    </div>
  );
}
