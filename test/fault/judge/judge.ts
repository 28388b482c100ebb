import { judgeDesk } from "./desk.ts";
import { historyOf } from "./desk-history.ts";
import type { Log, Violation } from "./log.ts";
import { judgeLostAgents } from "./lost-agents.ts";
import { judgePlaces } from "./places.ts";
import { judgeMessages } from "./messages.ts";
import { judgeViews } from "./views.ts";

/** Every promise that the clients of a schedule saw broken; empty when none was. It knows nothing but what they were told. */
export function judge(log: Log): Violation[] {
  const { history, violations } = historyOf(log);
  const ofTheDesk =
    history === undefined ? [] : [...judgeDesk(history), ...judgeLostAgents(log, history)];
  return [
    ...judgeMessages(log),
    ...judgeViews(log),
    ...judgePlaces(log),
    ...violations,
    ...ofTheDesk,
  ].toSorted((a, b) => a.at - b.at);
}
