import { and, asc, eq } from "drizzle-orm";
import { accounts, agentLines, agents, departments, lines, roles, sites } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

/** What the settings pages show; read on request, never on a command's road. */
export const settingsSites = statement(
  "settings: sites",
  { desk: sites.desk },
  (db, p) =>
    db
      .select({
        id: sites.id,
        publicId: sites.publicId,
        name: sites.name,
        origins: sites.origins,
        isAutoAccept: sites.isAutoAccept,
        settings: sites.settings,
      })
      .from(sites)
      .where(eq(sites.desk, p.desk))
      .orderBy(asc(sites.id)),
  { index: "sitesByDesk" },
);

export const settingsDepartments = statement(
  "settings: departments",
  { desk: departments.desk },
  (db, p) =>
    db
      .select({
        id: departments.id,
        publicId: departments.publicId,
        name: departments.name,
        hours: departments.hours,
        key: departments.key,
      })
      .from(departments)
      .where(eq(departments.desk, p.desk))
      .orderBy(asc(departments.id)),
  { index: "primary key" },
);

/** Which agent serves which department, once per line of it. */
export const settingsMembers = statement(
  "settings: members",
  { desk: agentLines.desk },
  (db, p) =>
    db
      .select({ department: lines.department, publicId: agents.publicId })
      .from(agentLines)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, agentLines.line)))
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, agentLines.agent)))
      .where(eq(agentLines.desk, p.desk)),
  { mayScan: true },
);

export const settingsTeam = statement(
  "settings: team",
  { desk: agents.desk },
  (db, p) =>
    db
      .select({
        id: accounts.id,
        agent: renamed(agents.id, "agent"),
        publicId: agents.publicId,
        name: agents.name,
        email: accounts.email,
        state: accounts.state,
        capacity: agents.capacity,
      })
      .from(agents)
      .innerJoin(accounts, eq(accounts.id, agents.account))
      .where(eq(agents.desk, p.desk))
      .orderBy(asc(agents.id)),
  { index: ["primary key", "primary key"] },
);

export const settingsRoles = statement(
  "settings: roles",
  { desk: roles.desk },
  (db, p) =>
    db
      .select({ account: roles.account, site: roles.site, role: roles.role })
      .from(roles)
      .where(eq(roles.desk, p.desk)),
  { index: "primary key" },
);
