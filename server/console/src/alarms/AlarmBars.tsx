import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { webStorage } from "@presently/shared/client";
import type { Alarm, DeskView } from "@presently/shared/protocol";
import type { DeskSession } from "../desk/desk-session.ts";
import { t } from "../i18n/index.ts";
import { conversationHref, laneHref } from "../pages/address.ts";
import { setsInstallation } from "../pages/settings-pages.ts";
import { CloseIcon, WarningIcon } from "../ui/icons.tsx";
import { useNowMs } from "../ui/now.ts";
import { alarmedBy, isServed, laneOfAlarm, nameOfAlarm } from "./alarmed.ts";
import { placeOf } from "./place.ts";
import { createPutAside } from "./put-aside.ts";

/** So many stand by themselves; the rest is asked for, so that the lanes stay in view. */
const SHOWN_AT_ONCE = 3;

/** What is alarming, for who directs: how many it is about, the way there, and a press that puts it aside for oneself (AL4). */
export function AlarmBars({
  desk,
  view,
}: {
  desk: DeskSession;
  view: DeskView;
}): JSX.Element | null {
  const nowMs = useNowMs(5000);
  const aside = useMemo(
    () =>
      createPutAside(
        webStorage(() => localStorage, window),
        view.me,
      ),
    [view.me],
  );
  const [, setPut] = useState(0);
  const [showsAll, setShowsAll] = useState(false);
  const alarms = view.alarms ?? [];
  const holders = new Map<string, DeskView["agents"][number]>(
    view.agents.map((agent) => [agent.agentId, agent]),
  );
  const about = aside
    .left(alarms)
    .map((alarm) => ({
      alarm,
      items: alarmedBy(alarm, desk.laneItems.value.values(), nowMs, (id) => holders.get(id)),
    }))
    // Seen to a moment ago: it is over as soon as it has been for long enough (AL2).
    .filter(({ alarm, items }) =>
      alarm.kind === "unstaffed" ? !isServed(alarm.departmentId, view.agents) : items.length > 0,
    );
  const shown = showsAll ? about : about.slice(0, SHOWN_AT_ONCE);
  const latest = about.at(-1)?.alarm;
  return (
    <>
      <p class="only-for-readers" role="status">
        {latest !== undefined && t.alarms.raised[latest.kind](placeOf(latest, view))}
      </p>
      {about.length > 0 && (
        <section aria-label={t.alarms.name}>
          {shown.map(({ alarm, items }) => (
            <p key={nameOfAlarm(alarm)} class="connection-bar is-alarm" tabIndex={-1}>
              <WarningIcon />
              <span>
                {t.alarms.bar[alarm.kind](placeOf(alarm, view), items.length, alarm.limitMs)}{" "}
                <Way alarm={alarm} items={items} canSeeTeam={setsInstallation(view.role)} />
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={t.alarms.aside(placeOf(alarm, view))}
                onClick={() => {
                  aside.put(alarm, alarms);
                  setPut((count) => count + 1);
                }}
              >
                <CloseIcon />
              </button>
            </p>
          ))}
          {about.length > shown.length && (
            <p class="connection-bar is-calm">
              <button type="button" class="link-button" onClick={() => setShowsAll(true)}>
                {t.alarms.more(about.length - shown.length)}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** The one conversation that it is about, else its lane; where nobody is online and nobody waits, who could be. */
function Way({
  alarm: { kind },
  items,
  canSeeTeam,
}: {
  alarm: Alarm;
  items: ReturnType<typeof alarmedBy>;
  canSeeTeam: boolean;
}): JSX.Element | null {
  const [first] = items;
  const lane = laneOfAlarm[kind];
  if (first === undefined)
    return canSeeTeam ? <a href="/console/settings/departments">{t.alarms.team}</a> : null;
  return items.length === 1 ? (
    <a href={conversationHref(lane, first.conversationId)}>{t.alarms.open}</a>
  ) : (
    <a href={laneHref(lane)}>{t.alarms.lane[kind]}</a>
  );
}
