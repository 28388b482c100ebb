import type { Log, Violation } from "./log.ts";
import { judgeMessages } from "./messages.ts";
import { judgeViews } from "./views.ts";

/** Every promise that the clients of a schedule saw broken; empty when none was. It knows nothing but what they were told. */
export function judge(log: Log): Violation[] {
  return [...judgeMessages(log), ...judgeViews(log)].toSorted((a, b) => a.at - b.at);
}
