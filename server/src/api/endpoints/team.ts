import { Availability } from "@presently/shared/protocol";
import * as z from "zod";
import type { ApiCaller } from "../../accounts/api-tokens.ts";
import { roleOn } from "../../domain/rights.ts";
import { all, type Script } from "../../store/script.ts";
import { grantsOfAccount } from "../../store/statements/agents.ts";
import { readDirectory, type TeamMember } from "../../views/directory-view.ts";
import { ApiError } from "../api-errors.ts";
import { type ApiContext, endpoint, nothing, writerOf } from "../endpoint.ts";
import { Agent, AgentName, Site } from "../schemas.ts";

export const listSites = endpoint({
  method: "GET",
  path: "/sites",
  scope: null,
  summary: "List sites",
  description: "Those that the token speaks of.",
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({ sites: z.array(Site) }),
  async run(_context, { caller }) {
    const sites = caller.sites.map(({ siteId, name }) => ({ siteId, name }));
    return { status: 200, body: { sites } };
  },
});

export const listAgents = endpoint({
  method: "GET",
  path: "/agents",
  scope: "agents.read",
  summary: "List agents",
  description:
    "Those who work for a site of the token's, with what they chose and how much they have to do now.",
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({ agents: z.array(Agent) }),
  async run({ desk, store }, { caller }) {
    const agents = await store.read(() => agentsOf(desk, caller));
    return { status: 200, body: { agents: agents.map(shown) } };
  },
});

const named = z.strictObject({ agentId: AgentName });

export const setAvailability = endpoint({
  method: "PUT",
  path: "/agents/{agentId}/availability",
  scope: "agents.write",
  summary: "Set an agent's availability",
  description:
    "Of the agent whom the token names, and of no other: whether somebody takes conversations is theirs to say.",
  params: named,
  query: nothing,
  body: z.strictObject({ availability: Availability }),
  answer: Agent,
  async run(context, { caller, params, body, commandId }) {
    const writer = writerOf(caller);
    await readAgent(context, caller, params.agentId);
    if (params.agentId !== writer.id) throw new ApiError("not-allowed");
    const { availability } = body;
    await context.asAgent(writer, { type: "agent.setAvailability", availability }, commandId);
    return { status: 200, body: await readAgent(context, caller, params.agentId) };
  },
});

export const setCapacity = endpoint({
  method: "PUT",
  path: "/agents/{agentId}/capacity",
  scope: "agents.write",
  summary: "Set how many conversations an agent takes at once",
  description:
    "By the rights of the agent whom the token names: their own, or, as a supervisor, those of whom they direct.",
  params: named,
  query: nothing,
  body: z.strictObject({ capacity: z.int().min(0).max(50) }),
  answer: Agent,
  async run(context, { caller, params, body, commandId }) {
    const writer = writerOf(caller);
    const { agentId } = params;
    await readAgent(context, caller, agentId);
    const { capacity } = body;
    await context.asAgent(writer, { type: "agent.setCapacity", capacity, agentId }, commandId);
    return { status: 200, body: await readAgent(context, caller, agentId) };
  },
});

/** The agents who have a role on a site of the token's. */
function* agentsOf(desk: number, caller: ApiCaller): Script<TeamMember[]> {
  const found: TeamMember[] = [];
  for (const agent of (yield* readDirectory(desk)).agents.values()) {
    const grants = yield* all(grantsOfAccount, { desk, account: agent.account });
    if (caller.sites.some(({ id }) => roleOn(id, grants) !== undefined)) found.push(agent);
  }
  return found;
}

/** One of them; anybody else is not found (R27). */
export async function readAgent(
  { desk, store }: ApiContext,
  caller: ApiCaller,
  agentId: string,
): Promise<z.input<typeof Agent>> {
  const agents = await store.read(() => agentsOf(desk, caller));
  const agent = agents.find(({ publicId }) => publicId === agentId);
  if (agent === undefined) throw new ApiError("not-found");
  return shown(agent);
}

function shown(agent: TeamMember): z.input<typeof Agent> {
  const { publicId, name, availability, presence, isDisabled, capacity, load } = agent;
  const isConnected = presence === "connected";
  return { agentId: publicId, name, availability, isConnected, isDisabled, capacity, load };
}
