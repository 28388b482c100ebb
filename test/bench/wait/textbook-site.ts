import { exponential, NEVER } from "./laws.ts";
import { MINUTE_MS, type Site } from "./site-kind.ts";

/** A site of agents with one slot each who come at the start and never go, with steady arrivals: what closed forms speak of. */
export function textbookSite(slots: number, perMinute: number, visitors: number): Site {
  const endsMs = (visitors / perMinute) * MINUTE_MS;
  const agent = {
    departments: [0],
    capacity: 1,
    speed: 1,
    shifts: [{ fromMs: 0, toMs: 2 * endsMs }],
    lateMs: 0,
    endSpreadMs: 0,
    pauses: undefined,
    drops: undefined,
  };
  const perHour = perMinute * 60;
  return {
    kind: "textbook",
    departments: [{ name: "desk", share: 1, chat: exponential(5 * MINUTE_MS) }],
    agents: Array.from({ length: slots }, () => agent),
    paceWith: [1],
    arrivals: {
      perHour: () => perHour,
      mostPerHour: perHour,
      priorityShare: 0,
      followChance: 0,
      followMs: 0,
    },
    patience: NEVER,
    silence: undefined,
    endsMs,
    judgedOneIn: 1,
  };
}
