import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import type { Part } from "./parts.ts";

interface PartTableProps {
  title: string;
  hint: string;
  /** What the rows are. */
  head: string;
  rows: readonly { label: string; part: Part }[];
}

/** The score in parts: a row each. */
export function PartTable({ title, hint, head, rows }: PartTableProps): JSX.Element {
  const id = useId();
  const words = promisedWaitsWords;
  const { columns, percent, signed, none } = words;
  return (
    <section class="panel">
      <h3 id={id}>{title}</h3>
      <p class="field-hint">
        {hint} {columns.mean}
      </p>
      {/* With large letters it is wider than a phone: whoever has no mouse scrolls it by keys. */}
      <div class="report-scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table class="report-table is-narrow">
          <caption class="only-for-readers">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{columns.told}</th>
              <th scope="col">{columns.decided}</th>
              <th scope="col">{columns.kept}</th>
              <th scope="col">{columns.bias}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, part: { waits, decided, keptShare, biasMs } }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{waits}</td>
                <td>{decided}</td>
                <td>{keptShare === null ? none : percent(keptShare)}</td>
                <td>{biasMs === null ? none : signed(biasMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
