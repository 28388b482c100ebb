import type { JSX } from "preact";
import type { DepartmentWaitScore, WaitScores } from "@presently/shared/protocol";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import { Figures } from "./Figures.tsx";
import { HourPlot } from "./HourPlot.tsx";
import { PartTable } from "./PartTable.tsx";
import { toldHours, toldPlaces } from "./parts.ts";
import { standingOf } from "./standing.ts";

interface ScoreProps {
  score: DepartmentWaitScore;
  target: WaitScores["target"];
}

/** One department's score: how it stands, its figures, and the same by hour and by place. */
export function Score({ score, target }: ScoreProps): JSX.Element {
  const words = promisedWaitsWords;
  const { byHour, byPlace, sites, timeZone, promised, waits } = score;
  return (
    <div class="report-body">
      <h2>
        <bdi>{score.name}</bdi>
        {sites.length > 0 && <span class="field-hint"> {sites.join(", ")}</span>}
      </h2>
      <Standing score={score} target={target} />
      {waits > 0 && <Figures score={score} />}
      {promised > 0 && (
        <>
          <HourPlot byHour={byHour} target={target} />
          <PartTable
            title={words.byHour}
            hint={words.byHourHint(timeZone)}
            head={words.hour}
            rows={toldHours(byHour).map((part) => ({ label: words.hourOfDay(part.hour), part }))}
          />
          <PartTable
            title={words.byPlace}
            hint={words.byPlaceHint}
            head={words.place}
            rows={toldPlaces(byPlace).map((part) => ({
              label: words.places(part.fromPlace, part.uptoPlace),
              part,
            }))}
          />
        </>
      )}
    </div>
  );
}

function Standing({ score: { latest }, target }: ScoreProps): JSX.Element {
  const words = promisedWaitsWords;
  const { leastDecided, leastShare, mostShare } = target;
  const standing = standingOf(latest, target);
  switch (standing) {
    case "undecided":
      return <p class="callout">{words.nothingYet(leastDecided)}</p>;
    case "tooFew":
      return <p class="callout">{words.tooFew(latest.waits, leastDecided)}</p>;
    case "asPromised":
    case "broken":
    case "rounded":
    case "cautious":
      return (
        <p class={`callout ${standing === "asPromised" ? "is-good" : "is-bad"}`}>
          <span>
            <strong>{words.latest(latest.waits, latest.keptShare ?? 0)}</strong>{" "}
            {words.advice[standing](leastShare, mostShare)}
          </span>
        </p>
      );
  }
}
