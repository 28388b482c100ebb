import type { Clock, Timer } from "@presently/shared/clock";
import type { DepartmentAvailability, Directory } from "./directory.ts";
import type { Session } from "./session.ts";
import { passingFrame } from "./typing.ts";

/** A department opens or closes at a moment, not at an event; a timer is set for an hour at most (D4). */
const LONGEST_TIMER_MS = 3600_000;
/** Sessions told in one turn of the event loop. */
const CHUNK = 250;

/** Tells visitors when their site's availability changes: whether somebody can answer, there is a line, or nobody is there. */
export class SiteNotices {
  readonly #clock: Clock;
  readonly #directory: Directory;
  readonly #sessions = new Map<number, Set<Session>>();
  readonly #told = new Map<number, DepartmentAvailability>();
  #timer: Timer | undefined;
  #isClosed = false;

  constructor(clock: Clock, directory: Directory) {
    this.#clock = clock;
    this.#directory = directory;
  }

  /** Starts telling a session of a department; its welcome has said how things stand now. */
  follow(department: number, session: Session): void {
    const sessions = this.#sessions.get(department) ?? new Set();
    this.#sessions.set(department, sessions.add(session));
  }

  forget(department: number, session: Session): void {
    const sessions = this.#sessions.get(department);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#sessions.delete(department);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  /** Called when the team was read anew, and by itself when a department opens or closes (H5). */
  look(): void {
    if (this.#isClosed) return;
    for (const department of this.#directory.view.departments.keys()) {
      const now = this.#directory.availabilityOf(department);
      const before = this.#told.get(department);
      this.#told.set(department, now);
      if (before === undefined || isSame(before, now)) continue;
      const frame = passingFrame({ type: "site.availabilityNoticed", ...now });
      this.#tell([...(this.#sessions.get(department) ?? [])], frame);
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

function isSame(a: DepartmentAvailability, b: DepartmentAvailability): boolean {
  return a.availability === b.availability && a.opensAtMs === b.opensAtMs;
}
