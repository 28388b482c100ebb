import type { Clock } from "@presently/shared/clock";
import type { SiteAvailability } from "@presently/shared/protocol";
import type { Directory } from "./directory.ts";
import type { Session } from "./session.ts";
import { passingFrame } from "./typing.ts";

/** Sessions told in one turn of the event loop. */
const CHUNK = 250;

/** Tells visitors when their site's availability changes: whether somebody can answer, there is a line, or nobody is there. */
export class SiteNotices {
  readonly #clock: Clock;
  readonly #directory: Directory;
  readonly #sessions = new Map<number, Set<Session>>();
  readonly #told = new Map<number, SiteAvailability>();

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

  /** Called when the team was read anew. */
  look(): void {
    for (const department of this.#directory.view.departments.keys()) {
      const availability = this.#directory.availabilityOf(department);
      const before = this.#told.get(department);
      this.#told.set(department, availability);
      if (before === undefined || before === availability) continue;
      const frame = passingFrame({ type: "site.availabilityNoticed", availability });
      this.#tell([...(this.#sessions.get(department) ?? [])], frame);
    }
  }

  #tell(sessions: readonly Session[], frame: string): void {
    for (const session of sessions.slice(0, CHUNK)) session.sendPassing(frame);
    const rest = sessions.slice(CHUNK);
    if (rest.length > 0) this.#clock.soon(() => this.#tell(rest, frame));
  }
}
