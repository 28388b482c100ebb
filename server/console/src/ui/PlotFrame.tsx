import "uplot/dist/uPlot.min.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type uPlot from "uplot";

/** Of every plot, in CSS pixels; the width is what the page leaves. */
export const PLOT_HEIGHT = 260;

interface PlotFrameProps {
  /** What it shows, and where its numbers are read: a picture to whoever cannot see it. */
  label: string;
  /** Draws into an element, as wide as that is; the plot is drawn anew when this is another function. */
  draw: (element: HTMLElement) => uPlot;
}

/** Keeps a plot as wide as its place and in the colours of the scheme. */
export function PlotFrame({ label, draw }: PlotFrameProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let plot = draw(element);
    const resized = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: PLOT_HEIGHT }),
    );
    resized.observe(element);
    // A canvas keeps the colours it was drawn with.
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const redraw = (): void => {
      plot.destroy();
      plot = draw(element);
    };
    scheme.addEventListener("change", redraw);
    return () => {
      scheme.removeEventListener("change", redraw);
      resized.disconnect();
      plot.destroy();
    };
  }, [draw]);
  return <div ref={frame} class="plot-frame" role="img" aria-label={label} />;
}

/** A colour of the tokens as a canvas takes it: a custom property alone still has both schemes in it. */
export function colourOf(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
