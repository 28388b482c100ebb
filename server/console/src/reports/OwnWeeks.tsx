import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { ReportPart, Spread } from "@presently/shared/protocol";
import { myFiguresWords, reportsWords } from "../i18n/reports.ts";
import { figuresCsv } from "./report-csv.ts";
import { downloadText } from "../ui/download-text.ts";

/** An agent's own weeks, a row each, and the same as a file. */
export function OwnWeeks(props: { weeks: readonly ReportPart[]; fileName: string }): JSX.Element {
  const id = useId();
  const { columns, csv, figures, none, percent, span, weekOf } = reportsWords;
  const nineOfTen = (spread: Spread | null): string =>
    spread === null ? none : `${span(spread.p90Ms)} (${spread.count})`;
  const rows = props.weeks.map(({ key, figures: of }) => ({
    key,
    label: weekOf(key),
    figures: of,
  }));
  return (
    <section class="panel">
      <h3 id={id}>{myFiguresWords.weeks}</h3>
      <p class="field-hint">{myFiguresWords.weeksHint}</p>
      <div class="report-scroll is-tall" role="region" aria-labelledby={id} tabIndex={0}>
        <table class="report-table">
          <caption class="only-for-readers">{myFiguresWords.weeks}</caption>
          <thead>
            <tr>
              <th scope="col">{reportsWords.slices.byWeek}</th>
              <th scope="col">{figures.accepted.label}</th>
              <th scope="col">{columns.firstResponse}</th>
              <th scope="col">{columns.replyGap}</th>
              <th scope="col">{columns.solved}</th>
              <th scope="col">{columns.satisfaction}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, figures: { counts, spreads } }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{counts.answered}</td>
                <td>{nineOfTen(spreads.firstResponse)}</td>
                <td>{nineOfTen(spreads.replyGap)}</td>
                <td>
                  {counts.solved} / {counts.notSolved} /{" "}
                  {counts.ended - counts.solved - counts.notSolved}
                </td>
                <td>
                  {counts.rated === 0
                    ? none
                    : `${percent(counts.satisfied / counts.rated)} (${counts.rated})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="form-actions">
        <button
          type="button"
          class="button is-small"
          onClick={() => downloadText(props.fileName, "text/csv", figuresCsv(rows))}
        >
          {csv}
        </button>
      </div>
    </section>
  );
}
