import type { JSX } from "preact";
import type { Trend } from "@presently/shared/protocol";
import { locale } from "../i18n/index.ts";
import { staffingWords } from "../i18n/staffing.ts";

interface DemandProps {
  trend: Trend;
  timeZone: string;
  target: number;
}

/** How demand has grown, and from when on the target fails if it goes on. */
export function Demand({ trend, timeZone, target }: DemandProps): JSX.Element {
  const words = staffingWords;
  const { latest, threeMonthsAgo, sixMonthsAgo, growth, outlook } = trend;
  const date = (atMs: number): string =>
    new Date(atMs).toLocaleDateString(locale, { dateStyle: "medium", timeZone });
  const shown = (count: number | null): string =>
    count === null ? words.noHistory : words.decimal(count);
  return (
    <section class="panel">
      <h2>{words.trendTitle}</h2>
      <table class="report-trend">
        <caption class="field-hint">{words.visitorsAWeek}</caption>
        <thead>
          <tr>
            <th scope="col">{words.sixMonthsAgo}</th>
            <th scope="col">{words.threeMonthsAgo}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{shown(sixMonthsAgo)}</td>
            <td>{shown(threeMonthsAgo)}</td>
            <td>{shown(latest)}</td>
          </tr>
        </tbody>
      </table>
      {growth !== null && <p>{words.growth(growth.perWeek, growth.low, growth.high)}</p>}
      <p>
        <strong>{outlookText(outlook, target, date)}</strong>
      </p>
      {outlook.state === "fails" && (
        <p>
          {words.outlook.between(
            date(outlook.earliestMs),
            outlook.latestMs === null ? words.outlook.farOff : date(outlook.latestMs),
          )}
        </p>
      )}
    </section>
  );
}

function outlookText(
  outlook: Trend["outlook"],
  target: number,
  date: (atMs: number) => string,
): string {
  const words = staffingWords.outlook;
  switch (outlook.state) {
    case "tooShort":
      return words.tooShort(outlook.neededWeeks);
    case "failsAlready":
      return words.failsAlready(target);
    case "noGrowth":
      return words.noGrowth;
    case "notInSight":
      return words.notInSight;
    case "fails":
      return words.fails(date(outlook.atMs), outlook.factor);
  }
}
