import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { StaffingHour } from "@presently/shared/protocol";
import { staffingWords } from "../i18n/staffing.ts";

const DAY_HOURS = 24;
const shows = ["agents", "arrivals", "within"] as const;
type Shows = (typeof shows)[number];

/** What the plot shows, as a table: a row for each hour of the day in which somebody came, was there or is needed. */
export function WeekTable({ hours }: { hours: readonly StaffingHour[] }): JSX.Element {
  const words = staffingWords;
  const [shown, setShown] = useState<Shows>("agents");
  const rows = Array.from({ length: DAY_HOURS }, (_, hour) => ({
    hour,
    cells: words.days.flatMap((_day, day) => hours[day * DAY_HOURS + hour] ?? []),
  })).filter(({ cells }) => cells.some((cell) => cell.needed > 0 || cell.online >= 0.05));
  return (
    <section class="panel">
      <h2 id="week-table-title">{words.tableTitle}</h2>
      <fieldset class="report-shows">
        <legend class="only-for-readers">{words.shows}</legend>
        {shows.map((what) => (
          <label key={what} class="check">
            <input
              type="radio"
              name="shows"
              checked={what === shown}
              onChange={() => setShown(what)}
            />
            {words.showsWhat[what]}
          </label>
        ))}
      </fieldset>
      {/* It is wider than a phone: whoever has no mouse scrolls it by keys. */}
      <div class="report-scroll" role="region" aria-labelledby="week-table-title" tabIndex={0}>
        <table class="report-table">
          <caption class="only-for-readers">
            {words.tableLabel}: {words.showsWhat[shown]}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.hour}</th>
              {words.days.map((day, at) => (
                <th key={day} scope="col">
                  <abbr title={day}>{words.shortDays[at]}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ hour, cells }) => (
              <tr key={hour}>
                <th scope="row">{words.hourOfDay(hour)}</th>
                {cells.map((cell) => (
                  <Cell key={cell.hour} hour={cell} shows={shown} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ hour, shows: what }: { hour: StaffingHour; shows: Shows }): JSX.Element {
  const words = staffingWords;
  const { needed, online, arrivals, before, isOpen } = hour;
  if (what === "arrivals") return <td>{words.decimal(arrivals)}</td>;
  if (what === "within") return <td>{before === null ? "" : words.percent(before.within)}</td>;
  if (!isOpen) return <td class="is-closed">{words.closed}</td>;
  if (needed === 0 && online < 0.05) return <td />;
  const isShort = needed > Math.round(online);
  return (
    <td class={isShort ? "is-short" : undefined}>
      {words.agentsCell(needed, online)}
      {isShort && <span class="only-for-readers"> {words.tooFew}</span>}
    </td>
  );
}
