import { OpeningHours } from "@presently/shared/protocol";
import { type Hours, readHours } from "../domain/hours.ts";
import { one, type Script } from "../store/script.ts";
import { hoursOfLine } from "../store/statements/departments.ts";

/** So many calendars are kept made ready: more than a desk's lines and agents have different ones. */
const KEPT = 500;
const kept = new Map<string, Hours>();

/** Hours as they are stored, made ready; null = always open. The same text gives the same object, which is how it is known that nothing changed. */
export function storedHours(stored: string | null): Hours | null {
  if (stored === null) return null;
  const known = kept.get(stored);
  if (known !== undefined) return known;
  const hours = readHours(OpeningHours.parse(JSON.parse(stored)));
  if (kept.size >= KEPT) kept.clear();
  kept.set(stored, hours);
  return hours;
}

/** The hours of the department that a line belongs to; null = always open. */
export function* readHoursOfLine(desk: number, line: number): Script<Hours | null> {
  return storedHours((yield* one(hoursOfLine, { desk, line }))?.hours ?? null);
}
