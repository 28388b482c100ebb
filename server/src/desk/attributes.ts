import {
  type Attributes,
  DeskError,
  MAX_ATTRIBUTE_CHARS,
  MAX_ATTRIBUTES,
} from "@presently/shared/protocol";
import { cleanName } from "../content.ts";

/**
 * What was told before, as JSON, with what is told now: a value takes the place of the former one, null takes the name away, and what is not named
 * stays (ID10). Names and texts are cleaned. Throws `value.invalid` for more than are kept.
 */
export function withAttributes(stored: string, told: Attributes): string {
  // Safe: the desk writes it as a flat JSON object.
  const kept = new Map(Object.entries(JSON.parse(stored) as Attributes));
  for (const [name, value] of cleanAttributes(told))
    if (value === null) kept.delete(name);
    else kept.set(name, value);
  if (kept.size > MAX_ATTRIBUTES)
    throw new DeskError("value.invalid", { field: "attributes", most: MAX_ATTRIBUTES });
  return JSON.stringify(Object.fromEntries(kept));
}

/** Names and texts cleaned; numbers, truths and nulls as they are. A name of which nothing is left is left out. */
export function cleanAttributes(told: Attributes): [string, Attributes[string]][] {
  return Object.entries(told).flatMap(([name, value]) => {
    const key = cleanName(name, MAX_ATTRIBUTE_CHARS);
    const clean = typeof value === "string" ? (cleanName(value, MAX_ATTRIBUTE_CHARS) ?? "") : value;
    return key === null ? [] : [[key, clean ?? null] satisfies [string, Attributes[string]]];
  });
}
