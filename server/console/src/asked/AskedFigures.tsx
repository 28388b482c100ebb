import type { JSX } from "preact";
import type { AskedFigures } from "@presently/shared/protocol";
import { askedWords } from "../i18n/asked.ts";
import { trendOf } from "./trend.ts";

type Figures = Omit<AskedFigures, "pages"> & Partial<Pick<AskedFigures, "pages">>;

/** What is told of one question, tag or page: how many, the weeks as bars, and what became of them. */
export function FiguresOfAsked({ of }: { of: Figures }): JSX.Element {
  const words = askedWords;
  const trend = trendOf(of);
  return (
    <>
      <p class="asked-count">
        <Weeks weeks={[...of.before, of.lately]} />
        <strong>{words.conversations(of.lately)}</strong>
        <span>
          {trend.kind === "fresh" ? words.trend.fresh : words.trend[trend.kind](trend.usual)}
        </span>
      </p>
      <p class="field-hint">
        {words.outcome(of.solved, of.notSolved, of.lately)}
        {of.complaints > 0 && (
          <>
            {" · "}
            <strong>{words.complaints(of.complaints)}</strong>
          </>
        )}
      </p>
      {of.pages !== undefined && of.pages.length > 0 && (
        <p class="field-hint">
          {words.from}{" "}
          {of.pages.map(({ page, conversations }, at) => (
            <span key={page}>
              {at > 0 && ", "}
              <bdi class="asked-page">{page}</bdi> ({conversations})
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const HEIGHT = 20;
const WIDTH = 6;
const GAP = 2;

/** Five weeks as bars, the last one marked: a picture of what stands beside it in words. */
function Weeks({ weeks }: { weeks: readonly number[] }): JSX.Element {
  const most = Math.max(1, ...weeks);
  return (
    <svg
      class="asked-weeks"
      aria-hidden="true"
      width={weeks.length * (WIDTH + GAP)}
      height={HEIGHT}
      viewBox={`0 0 ${weeks.length * (WIDTH + GAP)} ${HEIGHT}`}
    >
      {weeks.map((count, at) => {
        const height = Math.max(1, Math.round((count / most) * HEIGHT));
        return (
          <rect
            key={at}
            x={at * (WIDTH + GAP)}
            y={HEIGHT - height}
            width={WIDTH}
            height={height}
            class={at === weeks.length - 1 ? "is-now" : undefined}
          />
        );
      })}
    </svg>
  );
}
