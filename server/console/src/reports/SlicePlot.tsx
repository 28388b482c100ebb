import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import uPlot from "uplot";
import { reportsWords } from "../i18n/reports.ts";
import { colourOf, PLOT_HEIGHT, PlotFrame } from "../ui/PlotFrame.tsx";
import type { SliceRow } from "./report-csv.ts";

const MINUTE_MS = 60_000;
/** The bars stand below the line: this part of the height is theirs. */
const BARS_HEIGHT = 0.45;

/** How many came, and how long nine of ten waited, hour by hour, day by day or week by week. The table below says the same. */
export function SlicePlot({ rows }: { rows: readonly SliceRow[] }): JSX.Element {
  const words = reportsWords;
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const at = pointed === undefined ? undefined : rows[pointed];
  const drawRows = useCallback((element: HTMLElement) => draw(element, rows, setPointed), [rows]);
  return (
    <figure class="panel report-plot">
      <figcaption>
        <span class="plot-key is-needed">{words.plotWait}</span>
        <span class="plot-key is-online">{words.plotOffered}</span>
        <span class="plot-at" aria-hidden="true">
          {at !== undefined &&
            words.plotAt(
              at.label,
              at.figures.counts.offered,
              at.figures.spreads.wait === null
                ? words.none
                : words.span(at.figures.spreads.wait.p90Ms),
            )}
        </span>
      </figcaption>
      <PlotFrame label={words.plot} draw={drawRows} />
    </figure>
  );
}

function draw(
  element: HTMLElement,
  rows: readonly SliceRow[],
  onPoint: (row: number | undefined) => void,
): uPlot {
  const [wait = "", offered = "", soft = "", line = ""] = [
    "--plot-needed",
    "--plot-online",
    "--plot-soft",
    "--plot-line",
  ].map((name) => colourOf(element, name));
  const bars = uPlot.paths.bars?.({ size: [0.8, 40] });
  const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return new uPlot(
    {
      width: element.clientWidth,
      height: PLOT_HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: [-0.5, rows.length - 0.5] },
        y: { range: (_plot, _min, max) => [0, Math.max(MINUTE_MS, max * 1.1)] },
        offered: { range: (_plot, _min, max) => [0, Math.max(1, max) / BARS_HEIGHT] },
      },
      axes: [
        {
          ...axis,
          size: 28,
          space: 90,
          incrs: [1, 2, 3, 6, 7, 14, 28, 56, 91, 182],
          values: (_plot, places) => places.map((place) => rows[place]?.label ?? ""),
        },
        {
          ...axis,
          size: 64,
          incrs: [10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 36e6],
          values: (_plot, spans) => spans.map((ms) => reportsWords.span(ms)),
        },
      ],
      series: [
        {},
        {
          scale: "offered",
          stroke: offered,
          fill: `color-mix(in srgb, ${offered} 25%, transparent)`,
          width: 1,
          points: { show: false },
          ...(bars === undefined ? {} : { paths: bars }),
        },
        { stroke: wait, width: 2, points: { show: rows.length < 60, size: 6, fill: wait } },
      ],
      hooks: {
        setCursor: [
          (plot) => {
            const { left = -1 } = plot.cursor;
            const row = Math.round(plot.posToVal(left, "x"));
            onPoint(left < 0 || row < 0 || row >= rows.length ? undefined : row);
          },
        ],
      },
    },
    [
      rows.map((_row, place) => place),
      rows.map(({ figures }) => figures.counts.offered),
      rows.map(({ figures }) => figures.spreads.wait?.p90Ms ?? null),
    ],
    element,
  );
}
