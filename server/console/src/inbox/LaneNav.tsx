import type { JSX } from "preact";
import type { LaneName } from "../desk/lanes.ts";
import { laneNames } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";

interface LaneNavProps {
  current: LaneName;
  counts: Readonly<Record<LaneName, number>>;
  /** Lanes in which something has run past what was promised. */
  pressing: ReadonlySet<LaneName>;
}

/** The lanes and how many stand in each. */
export function LaneNav({ current, counts, pressing }: LaneNavProps): JSX.Element {
  return (
    <nav class="lane-nav" aria-label={t.inbox.lanesLabel}>
      <ul>
        {laneNames.map((lane) => (
          <li key={lane}>
            <a
              class="lane-link"
              href={`/console/inbox/${lane}`}
              aria-current={lane === current ? "page" : undefined}
            >
              <span>{t.inbox.lanes[lane]}</span>
              {lane !== "closed" && counts[lane] > 0 && (
                <span class={pressing.has(lane) ? "lane-count is-late" : "lane-count"}>
                  {counts[lane]}
                  {pressing.has(lane) && <span class="only-for-readers"> {t.inbox.someLate}</span>}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
