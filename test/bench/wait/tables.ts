import type { Goal } from "./goals.ts";
import { geometricMean, type Score } from "./score.ts";

/** How a predictor did, kind by kind, as lines of text. */
export function kindTable(scores: Readonly<Record<string, Score>>): string {
  const head = [
    "kind of site",
    "visitors",
    "pin/orc",
    "told",
    "ase/orc",
    "rrase",
    "bias s",
    "hour s",
    "ahead s",
    "held",
    "oracle's",
    "first 30",
    "updates",
    "width min",
    "late",
    "late exp",
    "upward",
    "moved min",
    "past min",
    "refused",
    "in vain",
    "told in v.",
    "words",
    "pin words",
  ];
  const rows = Object.entries(scores).map(([kind, score]) => [
    kind,
    String(score.visitors),
    ratio(score.pinball),
    ratio(score.pinballTold),
    ratio(score.squaredError),
    ratio(score.relativeError),
    seconds(score.biasMs),
    seconds(score.biasByHourMs),
    seconds(score.biasByAheadMs),
    share(score.held),
    share(score.heldByOracle),
    share(score.heldFirst),
    share(score.heldUpdates),
    (score.widthMs / 60_000).toFixed(1),
    share(score.late),
    share(score.lateExpected),
    ratio(score.upward),
    ratio(score.movedMinutes),
    ratio(score.pastMinutes),
    share(score.refused),
    share(score.refusedInVain),
    share(score.toldInVain),
    share(score.heldDisplayed),
    ratio(score.pinballDisplayed),
  ]);
  return table([head, ...rows]);
}

/** The methods side by side: geometric means over the kinds, and how often their bounds hold. */
export function methodTable(
  byMethod: Readonly<Record<string, Readonly<Record<string, Score>>>>,
): string {
  const rows = Object.entries(byMethod).map(([name, scores]) => {
    const all = Object.values(scores);
    const held = all.map((score) => score.held);
    return [
      name,
      ratio(geometricMean(all.map(({ pinball }) => pinball))),
      ratio(geometricMean(all.map(({ pinballTold }) => pinballTold))),
      ratio(geometricMean(all.map(({ squaredError }) => squaredError))),
      share(held.reduce((sum, value) => sum + value, 0) / held.length),
      `${share(Math.min(...held))} to ${share(Math.max(...held))}`,
    ];
  });
  return table([["method", "pin/orc", "told", "ase/orc", "held", "by kind"], ...rows]);
}

export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ what, wanted, reached, isMet }) => [
    what,
    isMet ? "met" : "MISSED",
    wanted,
    reached,
  ]);
  return table([["goal", "", "wanted", "reached"], ...rows]);
}

/** Columns by their widest; the first to the left. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || rows[0]?.[0] === "goal"
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function ratio(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "-";
}

function share(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "-";
}

function seconds(valueMs: number): string {
  return (valueMs / 1000).toFixed(0);
}
