import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import uPlot from "uplot";
import type { WaitScores } from "@presently/shared/protocol";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import { colourOf, PLOT_HEIGHT, PlotFrame } from "../ui/PlotFrame.tsx";
import { hourSeries, type Part } from "./parts.ts";

const DAY_HOURS = 24;
/** The bars stand below the points: this part of the height is theirs. */
const BARS_HEIGHT = 0.3;

interface HourPlotProps {
  byHour: readonly Part[];
  target: WaitScores["target"];
}

/** How many promises held by hour of the day, beside how many should. The table below says the same. */
export function HourPlot({ byHour, target }: HourPlotProps): JSX.Element {
  const words = promisedWaitsWords.plot;
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const at = pointed === undefined ? undefined : byHour[pointed];
  const drawHours = useCallback(
    (element: HTMLElement) => draw(element, byHour, target, setPointed),
    [byHour, target],
  );
  return (
    <figure class="panel report-plot">
      <figcaption>
        <span class="plot-key is-needed">{words.kept}</span>
        <span class="plot-key is-target">{words.target(target.leastShare)}</span>
        <span class="plot-key is-online">{words.decided}</span>
        <span class="plot-at" aria-hidden="true">
          {at !== undefined && words.at(pointed ?? 0, at.decided, at.keptShare)}
        </span>
      </figcaption>
      <PlotFrame label={words.label} draw={drawHours} />
    </figure>
  );
}

function draw(
  element: HTMLElement,
  byHour: readonly Part[],
  { leastShare }: WaitScores["target"],
  onPoint: (hour: number | undefined) => void,
): uPlot {
  const [kept = "", decided = "", target = "", soft = "", line = ""] = [
    "--plot-needed",
    "--plot-online",
    "--plot-target",
    "--plot-soft",
    "--plot-line",
  ].map((name) => colourOf(element, name));
  const bars = uPlot.paths.bars?.({ size: [0.7, 40] });
  const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const series = hourSeries(byHour);
  return new uPlot(
    {
      width: element.clientWidth,
      height: PLOT_HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: [0, DAY_HOURS] },
        y: { range: [0, 100] },
        decided: { range: (_plot, _min, max) => [0, Math.max(1, max) / BARS_HEIGHT] },
      },
      axes: [
        {
          ...axis,
          splits: () => Array.from({ length: 9 }, (_, at) => at * 3),
          values: (_plot, hours) => hours.map((hour) => promisedWaitsWords.clock(hour)),
          size: 28,
        },
        {
          ...axis,
          size: 48,
          splits: () => [0, 20, 40, 60, 80, 100],
          values: (_plot, percents) =>
            percents.map((each) => promisedWaitsWords.percent(each / 100)),
        },
      ],
      series: [
        {},
        {
          scale: "decided",
          stroke: decided,
          fill: `color-mix(in srgb, ${decided} 25%, transparent)`,
          width: 1,
          points: { show: false },
          ...(bars === undefined ? {} : { paths: bars }),
        },
        { stroke: kept, width: 2, points: { show: true, size: 7, fill: kept } },
      ],
      hooks: {
        drawClear: [
          (plot) => {
            const top = plot.valToPos(100, "y", true);
            const bottom = plot.valToPos(leastShare * 100, "y", true);
            plot.ctx.fillStyle = target;
            plot.ctx.fillRect(plot.bbox.left, top, plot.bbox.width, bottom - top);
          },
        ],
        setCursor: [
          (plot) => {
            const { left = -1 } = plot.cursor;
            const hour = Math.floor(plot.posToVal(left, "x"));
            onPoint(left < 0 || hour >= DAY_HOURS ? undefined : hour);
          },
        ],
      },
    },
    [series.middle, series.decided, series.keptPercent],
    element,
  );
}
