import type { AuditKind, AuditQuery } from "@presently/shared/protocol";

/** What is looked for; empty = any. Days as `2026-01-31`, both included, by the clock of this browser. */
export interface AuditQuestion {
  readonly actor: "" | NonNullable<AuditQuery["actor"]>;
  readonly kind: "" | AuditKind;
  readonly from: string;
  readonly to: string;
}

export const ANYTHING: AuditQuestion = { actor: "", kind: "", from: "", to: "" };

/** Whether the days can be asked for: the last is not before the first. */
export function isInOrder({ from, to }: AuditQuestion): boolean {
  return from === "" || to === "" || from <= to;
}

/** The question as the server takes it: days become moments, the one after the last day not included (AU2). */
export function queryOf({ actor, kind, from, to }: AuditQuestion): AuditQuery {
  return {
    ...(actor === "" ? {} : { actor }),
    ...(kind === "" ? {} : { kind }),
    ...(from === "" ? {} : { fromMs: startOf(from, 0) }),
    ...(to === "" ? {} : { toMs: startOf(to, 1) }),
  };
}

/** When a day begins here, `later` days on, in epoch ms: days are not all of 24 hours. */
function startOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const start = new Date(year, month - 1, date + later);
  start.setFullYear(year); // a year below 100 is meant as it is typed
  return Math.max(0, start.getTime());
}
