import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Spread } from "@presently/shared/protocol";
import { reportsWords } from "../i18n/reports.ts";
import { figuresCsv, type SliceRow } from "./report-csv.ts";
import { downloadText } from "../ui/download-text.ts";
import { inTime, type Level, shareOf } from "./shares.ts";

interface SliceTableProps {
  title: string;
  rows: readonly SliceRow[];
  level: Level;
  /** Only what the queue tells: of an hour of the day nothing else is kept. */
  isQueueOnly: boolean;
  /** What the file is called. */
  fileName: string;
}

/** The figures in parts, a row each, and the same as a file. */
export function SliceTable(props: SliceTableProps): JSX.Element {
  const id = useId();
  const { columns, columnsHint, csv } = reportsWords;
  const heads = [
    columns.offered,
    columns.answered,
    columns.abandoned,
    columns.inTime,
    columns.wait,
    ...(props.isQueueOnly
      ? []
      : [
          columns.firstResponse,
          columns.replyGap,
          columns.resolution,
          columns.solved,
          columns.satisfaction,
        ]),
  ];
  return (
    <section class="panel">
      <h3 id={id}>{props.title}</h3>
      {!props.isQueueOnly && <p class="field-hint">{columnsHint}</p>}
      {/* It is wider than a phone: whoever has no mouse scrolls it by keys. */}
      <div class="report-scroll is-tall" role="region" aria-labelledby={id} tabIndex={0}>
        <table class="report-table">
          <caption class="only-for-readers">{props.title}</caption>
          <thead>
            <tr>
              <th scope="col">{props.title}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <bdi>{row.label}</bdi>
                </th>
                {cellsOf(row, props.level, props.isQueueOnly).map((cell, at) => (
                  <td key={heads[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="form-actions">
        <button
          type="button"
          class="button is-small"
          onClick={() => downloadText(props.fileName, "text/csv", figuresCsv(props.rows))}
        >
          {csv}
        </button>
      </div>
    </section>
  );
}

function cellsOf(
  { figures: { counts, spreads } }: SliceRow,
  level: Level,
  isQueueOnly: boolean,
): string[] {
  const { none, percent, span } = reportsWords;
  const nineOfTen = (spread: Spread | null): string =>
    spread === null ? none : span(spread.p90Ms);
  const kept = inTime(counts, level);
  const { wait } = spreads;
  const cells = [
    String(counts.offered),
    String(counts.answered),
    String(counts.abandoned),
    kept === undefined ? none : percent(kept.share),
    wait === null ? none : [wait.p50Ms, wait.p90Ms, wait.p95Ms].map(span).join(" / "),
  ];
  if (isQueueOnly) return cells;
  const { ended, solved, notSolved, rated } = counts;
  const satisfied = shareOf(counts.satisfied, rated);
  return [
    ...cells,
    nineOfTen(spreads.firstResponse),
    nineOfTen(spreads.replyGap),
    nineOfTen(spreads.resolution),
    ended === 0 ? none : `${solved} / ${notSolved} / ${ended - solved - notSolved}`,
    satisfied === undefined ? none : `${percent(satisfied.share)} (${rated})`,
  ];
}
