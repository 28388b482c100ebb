import type { ComponentChildren, JSX } from "preact";
import type { AgentSummary, Availability, EffortAnswer } from "@presently/shared/protocol";
import { MAX_CAPACITY } from "@presently/shared/protocol/capacity-limit";
import { t } from "../i18n/index.ts";
import { Mark, PersonIcon, SearchIcon } from "../ui/icons.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useNowMs } from "../ui/now.ts";
import { BackInChoice } from "./BackInChoice.tsx";

interface TopBarProps {
  me: AgentSummary | undefined;
  /** One's own last hours; undefined until they are known (LP3). */
  effort: EffortAnswer | undefined;
  /** True while the server may not know what was last chosen. */
  isAvailabilityPending: boolean;
  chosen: Availability;
  /** While away: when they said they mean to be back. */
  backAtMs: number | undefined;
  notifications: "off" | "on" | "blocked" | "unsupported";
  hasSound: boolean;
  onAvailability: (availability: Availability) => void;
  /** While away: in how many minutes they mean to be back; null = not known. */
  onBackIn: (minutes: number | null) => void;
  onCapacity: (capacity: number) => void;
  onNotifications: () => void;
  onSound: (hasSound: boolean) => void;
  onSignOut: () => void;
  /** What only some may switch. */
  children?: ComponentChildren;
}

/** The product, this agent's availability, and what is theirs to set. */
export function TopBar(props: TopBarProps): JSX.Element {
  const { me, chosen } = props;
  return (
    <header class="top-bar">
      <a class="brand" href="/console/inbox/waiting">
        <Mark /> <span>{t.door.product}</span>
      </a>
      <div class="top-right">
        {props.children}
        {chosen === "break" && <span class="pill is-warn">{t.inbox.me.availabilityOf.break}</span>}
        {me !== undefined && chosen === "online" && (
          <span class="load" title={t.inbox.me.load(me.load, me.capacity)}>
            <span aria-hidden="true">
              {me.load}/{me.capacity}
            </span>
            <span class="only-for-readers">{t.inbox.me.load(me.load, me.capacity)}</span>
          </span>
        )}
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked={chosen === "online" ? "true" : "false"}
          aria-busy={props.isAvailabilityPending ? "true" : "false"}
          disabled={me === undefined}
          onClick={() => props.onAvailability(chosen === "online" ? "away" : "online")}
        >
          <span class="switch-track" aria-hidden="true" /> {t.inbox.me.online}
        </button>
        {me !== undefined && chosen !== "online" && (
          <BackInChoice key={chosen} backAtMs={props.backAtMs} onBackIn={props.onBackIn} />
        )}
        <a class="icon-button" href="/console/search" aria-label={t.search.title}>
          <SearchIcon />
        </a>
        <MeMenu {...props} />
      </div>
    </header>
  );
}

function MeMenu(props: TopBarProps): JSX.Element {
  const { me } = props;
  return (
    <Menu label={t.inbox.me.menu} icon={<PersonIcon />}>
      {me !== undefined && (
        <>
          <p class="menu-name">
            <bdi>{me.name}</bdi> <span class="field-hint">{t.settings.team.roles[me.role]}</span>
          </p>
          {props.effort !== undefined && <Effort effort={props.effort} />}
          <AvailabilityChoice chosen={props.chosen} onChoose={props.onAvailability} />
          <CapacityChoice me={me} onCapacity={props.onCapacity} />
          <hr />
        </>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={props.hasSound}
          onChange={(event) => props.onSound(event.currentTarget.checked)}
        />
        {t.inbox.me.sound}
      </label>
      {props.notifications === "off" && (
        <button type="button" class="button is-small" onClick={props.onNotifications}>
          {t.inbox.me.notify}
        </button>
      )}
      {props.notifications === "on" && <p class="field-hint">{t.inbox.me.notifyOn}</p>}
      {props.notifications === "blocked" && <p class="field-hint">{t.inbox.me.notifyBlocked}</p>}
      <hr />
      {me !== undefined && me.role !== "agent" && (
        <>
          <a class="button is-small" href="/console/board">
            {t.board.title}
          </a>
          <a class="button is-small" href="/console/reports">
            {t.reports.title}
          </a>
          <a class="button is-small" href="/console/asked">
            {t.asked.title}
          </a>
          <a class="button is-small" href="/console/promised-waits">
            {t.promisedWaits.title}
          </a>
          <a class="button is-small" href="/console/staffing">
            {t.staffing.title}
          </a>
        </>
      )}
      <a class="button is-small" href="/console/my-figures">
        {t.myFigures.title}
      </a>
      <a class="button is-small" href="/console/good-work">
        {t.shelf.title}
      </a>
      <a class="button is-small" href="/console/settings/sites">
        {t.inbox.me.settings}
      </a>
      <button type="button" class="button is-small is-quiet" onClick={props.onSignOut}>
        {t.inbox.me.signOut}
      </button>
    </Menu>
  );
}

function Effort({ effort }: { effort: EffortAnswer }): JSX.Element {
  const { workSinceMs, endedChats } = effort;
  const nowMs = useNowMs(60_000);
  return (
    <p class="field-hint">
      {t.effort.mine(workSinceMs === null ? null : nowMs - workSinceMs, endedChats)}
    </p>
  );
}

function AvailabilityChoice(props: {
  chosen: Availability;
  onChoose: (next: Availability) => void;
}): JSX.Element {
  return (
    <fieldset class="field">
      <legend class="field-label">{t.inbox.me.availability}</legend>
      {(["online", "away", "break"] as const).map((availability) => (
        <label key={availability} class="check">
          <input
            type="radio"
            name="availability"
            checked={props.chosen === availability}
            onChange={() => props.onChoose(availability)}
          />
          {t.inbox.me.availabilityOf[availability]}
        </label>
      ))}
      <p class="field-hint">{t.inbox.me.awayHint}</p>
    </fieldset>
  );
}

function CapacityChoice({
  me,
  onCapacity,
}: {
  me: AgentSummary;
  onCapacity: (capacity: number) => void;
}): JSX.Element {
  const words = t.inbox.me;
  return (
    <div class="capacity">
      <span class="field-label" id="capacity-label">
        {words.capacity}
      </span>
      <div class="stepper" role="group" aria-labelledby="capacity-label">
        <button
          type="button"
          class="button is-small"
          aria-label={words.less}
          disabled={me.capacity <= 0}
          onClick={() => onCapacity(me.capacity - 1)}
        >
          −
        </button>
        <output aria-live="polite">{me.capacity}</output>
        <button
          type="button"
          class="button is-small"
          aria-label={words.more}
          disabled={me.capacity >= MAX_CAPACITY}
          onClick={() => onCapacity(me.capacity + 1)}
        >
          +
        </button>
      </div>
    </div>
  );
}
