import type { Clock, Timer } from "@presently/shared/clock";
import type { PassingEvent } from "@presently/shared/protocol";
import type { Directory, SiteStanding, Standpoint } from "./directory.ts";
import type { Session } from "./session.ts";
import { passingFrame } from "./typing.ts";

/** A department opens or closes at a moment, not at an event; a timer is set for an hour at most (D4). */
const LONGEST_TIMER_MS = 3600_000;
/** Sessions told in one turn of the event loop. */
const CHUNK = 250;

interface Group {
  readonly site: Standpoint;
  readonly sessions: Set<Session>;
  told: SiteStanding;
}

const keyOf = ({ id, department, named = 0 }: Standpoint): string => `${id} ${department} ${named}`;

/** Tells the visitors of a site what changes there for all of them: whether somebody can answer, when it opens, what is out of order. */
export class SiteNotices {
  readonly #clock: Clock;
  readonly #directory: Directory;
  /** Of a site those whose pages name the same department, or none (DK2). */
  readonly #groups = new Map<string, Group>();
  #timer: Timer | undefined;
  #isClosed = false;

  constructor(clock: Clock, directory: Directory) {
    this.#clock = clock;
    this.#directory = directory;
  }

  /** Starts telling a session of a site; its welcome has said how things stand now. */
  follow(site: Standpoint, session: Session): void {
    const known = this.#groups.get(keyOf(site));
    const told = known?.told ?? this.#directory.greetingOf(site);
    const group = known ?? { site, sessions: new Set(), told };
    group.sessions.add(session);
    this.#groups.set(keyOf(site), group);
  }

  forget(site: Standpoint, session: Session): void {
    const group = this.#groups.get(keyOf(site));
    group?.sessions.delete(session);
    if (group?.sessions.size === 0) this.#groups.delete(keyOf(site));
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  /** Called when the team was read anew, and by itself when a department opens or closes (H5). */
  look(): void {
    if (this.#isClosed) return;
    for (const group of this.#groups.values()) {
      const now = this.#directory.greetingOf(group.site);
      const before = group.told;
      group.told = now;
      for (const news of newsOf(before, now)) {
        this.#tell([...group.sessions], passingFrame(news));
      }
    }
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#timer?.cancel();
    const turnMs = this.#directory.nextTurnMs();
    if (turnMs === null) return;
    const waitMs = Math.min(turnMs - this.#clock.nowMs(), LONGEST_TIMER_MS);
    this.#timer = this.#clock.after(waitMs, () => this.look());
  }

  #tell(sessions: readonly Session[], frame: string): void {
    for (const session of sessions.slice(0, CHUNK)) session.sendPassing(frame);
    const rest = sessions.slice(CHUNK);
    if (rest.length > 0) this.#clock.soon(() => this.#tell(rest, frame));
  }
}

function newsOf(before: SiteStanding, now: SiteStanding): PassingEvent[] {
  const { incident, ...standing } = now;
  const isOtherwise =
    before.availability !== now.availability ||
    before.opensAtMs !== now.opensAtMs ||
    before.isUnusuallyBusy !== now.isUnusuallyBusy;
  const isOtherNotice =
    before.incident?.incidentId !== incident?.incidentId ||
    before.incident?.text !== incident?.text;
  return [
    ...(isOtherwise ? [{ type: "site.availabilityNoticed" as const, ...standing }] : []),
    ...(isOtherNotice ? [{ type: "site.incidentNoticed" as const, incident }] : []),
  ];
}
