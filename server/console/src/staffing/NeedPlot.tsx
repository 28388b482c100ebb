import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import uPlot from "uplot";
import type { StaffingHour } from "@presently/shared/protocol";
import { staffingWords } from "../i18n/staffing.ts";
import { colourOf, PLOT_HEIGHT, PlotFrame } from "../ui/PlotFrame.tsx";

const WEEK_HOURS = 168;
const DAY_HOURS = 24;

/** Need against staffing by hour of the week. Its numbers stand in the table below, so it is a picture to whoever cannot see it. */
export function NeedPlot({ hours }: { hours: readonly StaffingHour[] }): JSX.Element {
  const words = staffingWords;
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const at = pointed === undefined ? undefined : hours[pointed];
  const drawHours = useCallback(
    (element: HTMLElement) => draw(element, hours, setPointed),
    [hours],
  );
  return (
    <figure class="panel report-plot">
      <figcaption>
        <span class="plot-key is-needed">{words.needed}</span>
        <span class="plot-key is-online">{words.online}</span>
        <span class="plot-at" aria-hidden="true">
          {at !== undefined &&
            words.at(
              Math.floor(at.hour / DAY_HOURS),
              at.hour % DAY_HOURS,
              at.needed,
              at.online,
              at.arrivals,
            )}
        </span>
      </figcaption>
      <PlotFrame label={words.plot} draw={drawHours} />
    </figure>
  );
}

function draw(
  element: HTMLElement,
  hours: readonly StaffingHour[],
  onPoint: (hour: number | undefined) => void,
): uPlot {
  const [needed, online, soft, line] = [
    "--plot-needed",
    "--plot-online",
    "--plot-soft",
    "--plot-line",
  ].map((name) => colourOf(element, name));
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const paths = stepped === undefined ? {} : { paths: stepped };
  const axis = {
    stroke: soft ?? "",
    grid: { stroke: line ?? "", width: 1 },
    ticks: { show: false },
  };
  // An hour lasts until the next one begins: the last one is drawn to the end of the week.
  const upto = [...hours, hours.at(-1)].flatMap((hour) => hour ?? []);
  return new uPlot(
    {
      width: element.clientWidth,
      height: PLOT_HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: [0, WEEK_HOURS] },
        y: { range: (_plot, _min, max) => [0, Math.max(2, max * 1.1)] },
      },
      axes: [
        {
          ...axis,
          splits: () => staffingWords.days.map((_day, day) => day * DAY_HOURS),
          values: () => staffingWords.shortDays,
          align: 1,
          size: 28,
        },
        { ...axis, size: 36, incrs: [1, 2, 5, 10, 20, 50, 100] },
      ],
      series: [
        {},
        {
          stroke: online ?? "",
          fill: `color-mix(in srgb, ${online} 25%, transparent)`,
          width: 1,
          points: { show: false },
          ...paths,
        },
        { stroke: needed ?? "", width: 2, points: { show: false }, ...paths },
      ],
      hooks: {
        setCursor: [
          (plot) => {
            const { left = -1 } = plot.cursor;
            const hour = Math.floor(plot.posToVal(left, "x"));
            onPoint(left < 0 || hour >= WEEK_HOURS ? undefined : hour);
          },
        ],
      },
    },
    [
      Array.from({ length: WEEK_HOURS + 1 }, (_, hour) => hour),
      upto.map((hour) => hour.online),
      upto.map((hour) => hour.needed),
    ],
    element,
  );
}
