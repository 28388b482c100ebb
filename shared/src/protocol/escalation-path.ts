import * as z from "zod";
import { MAX_ESCALATION_STEPS } from "./escalation-limit.ts";
import { AgentId, DepartmentId } from "./ids.ts";

/** Who is asked: that agent, or the best of a department (ES1). */
export const EscalationStep = z.union([
  z.object({ agentId: AgentId }),
  z.object({ departmentId: DepartmentId }),
]);
export type EscalationStep = z.infer<typeof EscalationStep>;

export const EscalationPath = z.array(EscalationStep).max(MAX_ESCALATION_STEPS);
export type EscalationPath = z.infer<typeof EscalationPath>;
