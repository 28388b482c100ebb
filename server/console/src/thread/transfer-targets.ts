import type { AgentId, AgentSummary, DepartmentId, DeskView } from "@presently/shared/protocol";

export type TransferTarget = { agentId: AgentId } | { departmentId: DepartmentId };

/** How many more conversations an agent could be given now; 0 when away, unreachable or full. */
export function freePlaces(agent: AgentSummary): number {
  const canTake =
    !agent.isDisabled && agent.availability === "online" && agent.presence === "connected";
  return canTake ? Math.max(0, agent.capacity - agent.load) : 0;
}

/** Colleagues a conversation can be handed to, those with most room first. */
export function colleaguesOf(desk: DeskView): AgentSummary[] {
  return desk.agents
    .filter((agent) => agent.agentId !== desk.me && !agent.isDisabled)
    .toSorted((a, b) => freePlaces(b) - freePlaces(a) || a.name.localeCompare(b.name));
}

/** Departments with the number of colleagues who could take one there now. */
export function departmentsOf(
  desk: DeskView,
): { departmentId: DepartmentId; name: string; free: number }[] {
  const colleagues = colleaguesOf(desk);
  return desk.departments.map(({ departmentId, name }) => ({
    departmentId,
    name,
    free: colleagues.filter(
      (agent) => agent.departmentIds.includes(departmentId) && freePlaces(agent) > 0,
    ).length,
  }));
}
