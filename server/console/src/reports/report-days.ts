import { MAX_REPORT_DAYS } from "@presently/shared/protocol/report-names";

/** The first and the last day of a report, both included. */
export interface ReportDays {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 24 * 3_600_000;

/** The last so many days, today among them, by the clock of this browser. */
export function lastDays(count: number, nowMs: number): ReportDays {
  const now = new Date(nowMs);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return { from: written(today - (count - 1) * DAY_MS), to: written(today) };
}

/** Whether the server would add up these days. */
export function isSpan({ from, to }: ReportDays): boolean {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return days >= 1 && days <= MAX_REPORT_DAYS;
}

function written(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
