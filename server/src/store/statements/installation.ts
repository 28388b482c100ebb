import { getTableColumns } from "drizzle-orm";
import { agentLines, agents, audit, departments, lines, sites } from "../schema.ts";
import { statement } from "../statement.ts";

/** What set-up, invitations and new sites write: the rows that a team starts from. */
export const addSite = statement("add site", getTableColumns(sites), (db, p) =>
  db.insert(sites).values(p),
);

/** A new department is always open: its hours come with the settings. Its key is set right after, beside those that are there. */
const { hours: _, key: _key, ...newDepartment } = getTableColumns(departments);
export const addDepartment = statement("add department", newDepartment, (db, p) =>
  db.insert(departments).values(p),
);

export const addLine = statement("add line", getTableColumns(lines), (db, p) =>
  db.insert(lines).values(p),
);

export const addAgent = statement("add agent", getTableColumns(agents), (db, p) =>
  db.insert(agents).values(p),
);

export const addAgentLine = statement("add agent line", getTableColumns(agentLines), (db, p) =>
  db.insert(agentLines).values(p),
);

/** Append-only: no statement changes or removes what it wrote (R46). */
export const insertAudit = statement("insert audit", getTableColumns(audit), (db, p) =>
  db.insert(audit).values(p),
);
