import { and, eq, getTableColumns } from "drizzle-orm";
import { agentLines, agents, audit, departments, lines, sites } from "../schema.ts";
import { statement } from "../statement.ts";

/** What set-up, invitations and new sites write: the rows that a team starts from. */
export const addSite = statement("add site", getTableColumns(sites), (db, p) =>
  db.insert(sites).values(p),
);

/** A new department is always open: its hours come with the settings. */
const { hours: _, ...newDepartment } = getTableColumns(departments);
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

/** A site by the key in its script tag. */
export const siteByKey = statement(
  "installation: site by key",
  { siteKey: sites.publicId },
  (db, p) =>
    db
      .select({
        id: sites.id,
        desk: sites.desk,
        publicId: sites.publicId,
        name: sites.name,
        origins: sites.origins,
        department: sites.department,
        settings: sites.settings,
      })
      .from(sites)
      .where(eq(sites.publicId, p.siteKey)),
  { index: "sitesByPublicId" },
);

export const linesOfDepartment = statement(
  "lines of department",
  { desk: lines.desk, department: lines.department },
  (db, p) =>
    db
      .select({ id: lines.id, language: lines.language })
      .from(lines)
      .where(and(eq(lines.desk, p.desk), eq(lines.department, p.department))),
  { index: "linesByDepartment" },
);

/** Append-only: no statement changes or removes what it wrote (R46). */
export const insertAudit = statement("insert audit", getTableColumns(audit), (db, p) =>
  db.insert(audit).values(p),
);
