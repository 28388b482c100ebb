import { OpeningHours } from "@presently/shared/protocol";
import { type Hours, readHours } from "../domain/hours.ts";
import { one, type Script } from "../store/script.ts";
import { hoursOfLine } from "../store/statements/departments.ts";

/** Hours as they are stored, made ready; null = always open. */
export function storedHours(stored: string | null): Hours | null {
  return stored === null ? null : readHours(OpeningHours.parse(JSON.parse(stored)));
}

/** The hours of the department that a line belongs to; null = always open. */
export function* readHoursOfLine(desk: number, line: number): Script<Hours | null> {
  return storedHours((yield* one(hoursOfLine, { desk, line }))?.hours ?? null);
}
