import type { Timetable, TimeOff } from "../domain/wait/timetable.ts";
import type { DeskHours } from "../views/wait-history.ts";
import { ClosingTimes } from "./closing-times.ts";

/** What a desk's settings say of its time, as they are now. */
export class DeskTimetable implements Timetable {
  readonly #lines = new ClosingTimes();
  readonly #agents = new ClosingTimes();

  readonly closed = (line: string, nowMs: number): TimeOff | null => this.#lines.of(line, nowMs);

  readonly offDuty = (agent: string, nowMs: number): TimeOff | null =>
    this.#agents.of(agent, nowMs);

  change({ ofLine, ofAgent }: DeskHours): void {
    this.#lines.change(ofLine);
    this.#agents.change(ofAgent);
  }
}
