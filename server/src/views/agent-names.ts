import type { AgentNames, LastingEvent } from "@presently/shared/protocol";
import { one, type Script } from "../store/script.ts";
import { agentName } from "../store/statements/views.ts";

/** The agents that some events speak of, by public id. */
export function agentsIn(events: readonly LastingEvent[]): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.by.startsWith("agt_")) ids.add(event.by);
    if ("agentId" in event) ids.add(event.agentId);
    if ("fromAgentId" in event && event.fromAgentId !== null) ids.add(event.fromAgentId);
  }
  return ids;
}

/** The names of the agents that some events speak of. */
export function* readAgentNames(desk: number, events: readonly LastingEvent[]): Script<AgentNames> {
  const names: AgentNames = {};
  for (const publicId of agentsIn(events)) {
    const agent = yield* one(agentName, { desk, publicId });
    if (agent !== undefined) names[publicId] = agent.name;
  }
  return names;
}
