import type { DeskView } from "@presently/shared/protocol";
import type { JSX } from "preact";
import { locale, t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";
import { scopeName } from "./scope-name.ts";

/** What every visitor is being told: nobody on the team should learn it from a visitor (M21). */
export function IncidentBars({ view }: { view: DeskView }): JSX.Element {
  return (
    <>
      {view.incidents.map(({ incidentId, siteId, text, sinceMs }) => (
        <p key={incidentId} class="connection-bar is-incident" role="status">
          <WarningIcon />
          <span>
            {t.incidents.bar(scopeName(view, siteId), clock(sinceMs))} <q dir="auto">{text}</q>
          </span>
        </p>
      ))}
    </>
  );
}

/** The time of day, with its day when that is another. */
function clock(atMs: number): string {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  return at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit" });
}
