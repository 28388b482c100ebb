import { and, eq, getTableColumns } from "drizzle-orm";
import { agentHours } from "../schema.ts";
import { statement } from "../statement.ts";

/** When agents work, of those of whom it was said. */
export const hoursOfAgents = statement(
  "hours of agents",
  { desk: agentHours.desk },
  (db, p) =>
    db
      .select({ agent: agentHours.agent, hours: agentHours.hours })
      .from(agentHours)
      .where(eq(agentHours.desk, p.desk)),
  { index: "primary key" },
);

export const saveAgentHours = statement("save agent hours", getTableColumns(agentHours), (db, p) =>
  db
    .insert(agentHours)
    .values(p)
    .onConflictDoUpdate({
      target: [agentHours.desk, agentHours.agent],
      set: { hours: p.hours },
    }),
);

export const dropAgentHours = statement(
  "drop agent hours",
  { desk: agentHours.desk, agent: agentHours.agent },
  (db, p) =>
    db.delete(agentHours).where(and(eq(agentHours.desk, p.desk), eq(agentHours.agent, p.agent))),
  { index: "primary key" },
);
