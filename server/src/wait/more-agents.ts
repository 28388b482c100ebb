import { wallClock } from "../domain/staffing/hour-of-week.ts";
import type { TriedSettings } from "./history-report.ts";

const QUARTER_MS = 15 * 60_000;

/** When agents who are added come and go in a stretch of time, by the hours of the day of a time zone; all day where no hours are named. */
export function moreAgentsAt(
  { moreAgents = 0, fromHour = 0, untilHour = 24 }: TriedSettings,
  timeZone: string,
  fromMs: number,
  untilMs: number,
): { readonly atMs: number; readonly agents: number }[] {
  const clock = wallClock(timeZone);
  const changes: { atMs: number; agents: number }[] = [];
  // Zones differ by whole quarters of an hour.
  for (let atMs = fromMs; atMs < untilMs; atMs = (Math.floor(atMs / QUARTER_MS) + 1) * QUARTER_MS) {
    const hour = ((clock(atMs) % 24) + 24) % 24;
    const isThere =
      fromHour < untilHour
        ? hour >= fromHour && hour < untilHour
        : hour >= fromHour || hour < untilHour;
    const agents = isThere ? moreAgents : 0;
    if (agents !== (changes.at(-1)?.agents ?? 0)) changes.push({ atMs, agents });
  }
  return changes;
}
