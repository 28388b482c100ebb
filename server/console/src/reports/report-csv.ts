import type { Figures } from "@presently/shared/protocol";
import { countNames, spreadNames } from "@presently/shared/protocol/report-names";
import { csvOf } from "./csv.ts";

/** One row of a table: what it is about, and its figures. */
export interface SliceRow {
  readonly key: string;
  readonly label: string;
  readonly figures: Figures;
}

const WORK_COLUMNS = [
  "agents",
  "online s",
  "busy s",
  "chat s",
  "atOnce mean",
  "atOnce p90",
] as const;
const SPREAD_COLUMNS = ["count", "mean", "p50", "p90", "p95"] as const;

/** The rows with every count and every spread behind them, times in seconds: under the names that the HTTP answer has. */
export function figuresCsv(rows: readonly SliceRow[]): string {
  const head = [
    "key",
    "label",
    ...countNames,
    ...spreadNames.flatMap((name) =>
      SPREAD_COLUMNS.map((column) => `${name} ${column}${column === "count" ? "" : " s"}`),
    ),
    ...WORK_COLUMNS,
  ];
  return csvOf([
    head,
    ...rows.map(({ key, label, figures: { counts, spreads, work } }) => [
      key,
      label,
      ...countNames.map((name) => counts[name]),
      ...spreadNames.flatMap((name) => {
        const spread = spreads[name];
        if (spread === null) return [0, null, null, null, null];
        const { count, meanMs, p50Ms, p90Ms, p95Ms } = spread;
        return [count, ...[meanMs, p50Ms, p90Ms, p95Ms].map((ms) => ms / 1000)];
      }),
      ...workCells(work),
    ]),
  ]);
}

/** What nobody is told stays empty. */
function workCells(work: Figures["work"]): (number | null)[] {
  if (work === null) return WORK_COLUMNS.map(() => null);
  const { agents, onlineMs, busyMs, chatMs, meanAtOnce, p90AtOnce } = work;
  return [agents, ...[onlineMs, busyMs, chatMs].map((ms) => ms / 1000), meanAtOnce, p90AtOnce];
}
