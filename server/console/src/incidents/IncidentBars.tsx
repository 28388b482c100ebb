import type { DeskView } from "@presently/shared/protocol";
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { locale, t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";
import { scopeName } from "./scope-name.ts";

type Incident = DeskView["incidents"][number];

/** What every visitor is being told: nobody on the team should learn it from a visitor (M21). */
export function IncidentBars({ view }: { view: DeskView }): JSX.Element {
  return (
    <>
      {view.incidents.map((incident) => (
        <IncidentBar key={incident.incidentId} view={view} incident={incident} />
      ))}
    </>
  );
}

/** Its beginning, for as long as it lasts; all of it for who asks, since 300 characters would take a phone's screen for hours. */
function IncidentBar(props: { view: DeskView; incident: Incident }): JSX.Element {
  const { siteId, text, sinceMs } = props.incident;
  const words = useRef<HTMLSpanElement>(null);
  const [isWhole, setWhole] = useState(false);
  const isCut = useIsCut(words, text);
  return (
    <div class="connection-bar is-incident">
      <WarningIcon />
      <p role="status">
        <span ref={words} class={isWhole ? undefined : "two-lines"}>
          {t.incidents.bar(scopeName(props.view, siteId), clock(sinceMs))} <q dir="auto">{text}</q>
        </span>
      </p>
      {(isCut || isWhole) && (
        <button
          type="button"
          class="link-button"
          aria-expanded={isWhole ? "true" : "false"}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t.incidents.less : t.incidents.whole}
        </button>
      )}
    </div>
  );
}

/** Whether some of an element's words are beyond its height, at every width it gets. */
function useIsCut(ref: RefObject<HTMLElement | null>, text: string): boolean {
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = (): void => setCut(element.scrollHeight > element.clientHeight);
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    look();
    return () => watcher.disconnect();
  }, [ref, text]);
  return isCut;
}

/** The time of day, with its day when that is another. */
function clock(atMs: number): string {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  return at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit" });
}
