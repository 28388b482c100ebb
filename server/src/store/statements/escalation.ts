import { and, asc, eq, sql } from "drizzle-orm/sql";
import { accounts, agents, departments, escalationSteps, roles } from "../schema.ts";
import { statement } from "../statement.ts";

const step = {
  agentId: sql<string | null>`${agents.publicId}`.as("agentId"),
  departmentId: sql<string | null>`${departments.publicId}`.as("departmentId"),
};

/** A department's path in its order, by the ids that clients know: each step has one of the two (ES1). */
export const pathOfDepartment = statement(
  "escalation path of a department",
  { desk: escalationSteps.desk, department: escalationSteps.department },
  (db, p) =>
    db
      .select(step)
      .from(escalationSteps)
      .leftJoin(
        agents,
        and(eq(agents.desk, escalationSteps.desk), eq(agents.id, escalationSteps.agent)),
      )
      .leftJoin(
        departments,
        and(
          eq(departments.desk, escalationSteps.desk),
          eq(departments.id, escalationSteps.toDepartment),
        ),
      )
      .where(and(eq(escalationSteps.desk, p.desk), eq(escalationSteps.department, p.department)))
      .orderBy(asc(escalationSteps.step)),
  { index: ["primary key", "primary key", "primary key"] },
);

/** The owners who may sign in, the first one first: they stand at the end of every path (ES1). */
export const ownersOfDesk = statement(
  "owners of a desk",
  { desk: roles.desk },
  (db, p) =>
    db
      .select({ publicId: agents.publicId })
      .from(roles)
      .innerJoin(accounts, eq(accounts.id, roles.account))
      .innerJoin(agents, and(eq(agents.desk, roles.desk), eq(agents.account, roles.account)))
      .where(
        and(
          eq(roles.desk, p.desk),
          sql`${roles.site} = 0 and ${roles.role} = 'owner'`,
          sql`${accounts.state} = 'active'`,
        ),
      )
      .orderBy(asc(roles.account)),
  { index: ["primary key", "primary key", "agentsByAccount"] },
);

export const dropPath = statement(
  "drop an escalation path",
  { desk: escalationSteps.desk, department: escalationSteps.department },
  (db, p) =>
    db
      .delete(escalationSteps)
      .where(and(eq(escalationSteps.desk, p.desk), eq(escalationSteps.department, p.department))),
  { index: "primary key" },
);

export const addStep = statement(
  "add an escalation step",
  {
    desk: escalationSteps.desk,
    department: escalationSteps.department,
    step: escalationSteps.step,
    agent: escalationSteps.agent,
    toDepartment: escalationSteps.toDepartment,
  },
  (db, p) => db.insert(escalationSteps).values(p),
);
