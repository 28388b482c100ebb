import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import { readHours } from "../domain/hours.ts";
import { run, type Script } from "../store/script.ts";
import { dropAgentHours, saveAgentHours } from "../store/statements/agent-hours.ts";
import { type ActingAgent, findColleague } from "./acting-agent.ts";
import { flagOf } from "./conversations.ts";
import { changed } from "./settings.ts";
import type { Work } from "./work.ts";

/**
 * When an agent works from now on; null = nobody says. It moves no chat and puts nobody on- or offline: waits are told by it (S6, W7). Hours
 * that do not add up are refused (H2).
 */
export function* setAgentHours(
  work: Work,
  agent: ActingAgent,
  { type, agentId, hours }: CommandOf<AgentCommand, "agent.setHours">,
): Script<void> {
  const { desk } = work;
  const { week, days } = hours === null ? { week: [], days: new Map() } : readHours(hours);
  const target = yield* findColleague(work, agent, agentId, type);
  if (hours === null) yield* run(dropAgentHours, { desk, agent: target.id });
  else yield* run(saveAgentHours, { desk, agent: target.id, hours: JSON.stringify(hours) });
  yield* changed(work, "team", "agent.hoursSet", agentId, {
    isSaid: flagOf(hours !== null),
    workDays: week.filter((open) => open.length > 0).length,
    specialDays: days.size,
  });
}
