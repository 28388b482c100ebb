import { and, eq, sql } from "drizzle-orm/sql";
import { accounts, agentLines, agents, departments, lines, roles, sites } from "../schema.ts";
import { statement } from "../statement.ts";

// What the settings commands change; what they add is in installation.ts.

/** A site by the id that its script tag has for a key. */
export const siteByPublicId = statement(
  "site by public id",
  { publicId: sites.publicId },
  (db, p) =>
    db
      .select({
        id: sites.id,
        desk: sites.desk,
        publicId: sites.publicId,
        name: sites.name,
        origins: sites.origins,
        department: sites.department,
        isAutoAccept: sites.isAutoAccept,
        settings: sites.settings,
      })
      .from(sites)
      .where(eq(sites.publicId, p.publicId)),
  { index: "sitesByPublicId" },
);

export const saveSite = statement(
  "save site",
  {
    id: sites.id,
    name: sites.name,
    origins: sites.origins,
    isAutoAccept: sites.isAutoAccept,
    settings: sites.settings,
  },
  (db, { id, ...columns }) => db.update(sites).set(columns).where(eq(sites.id, id)),
  { index: "primary key" },
);

/** What the owner has set for a site (`readSiteSettings`). */
export const settingsOfSite = statement(
  "settings of a site",
  { id: sites.id },
  (db, p) => db.select({ settings: sites.settings }).from(sites).where(eq(sites.id, p.id)),
  { index: "primary key" },
);

export const anySite = statement(
  "first site of a desk",
  { desk: sites.desk },
  (db, p) =>
    db
      .select({ department: sites.department, timeZone: sites.timeZone })
      .from(sites)
      .where(eq(sites.desk, p.desk))
      .orderBy(sites.id)
      .limit(1),
  { index: "sitesByDesk" },
);

/** The sites of a desk in the order in which they were made, each with the department that answers for it. */
export const sitesOfDesk = statement(
  "sites of a desk",
  { desk: sites.desk },
  (db, p) =>
    db
      .select({
        id: sites.id,
        publicId: sites.publicId,
        name: sites.name,
        department: sites.department,
        timeZone: sites.timeZone,
        settings: sites.settings,
      })
      .from(sites)
      .where(eq(sites.desk, p.desk))
      .orderBy(sites.id),
  { index: "sitesByDesk" },
);

export const saveDepartment = statement(
  "save department",
  { desk: departments.desk, id: departments.id, name: departments.name },
  (db, { desk, id, ...columns }) =>
    db
      .update(departments)
      .set(columns)
      .where(and(eq(departments.desk, desk), eq(departments.id, id))),
  { index: "primary key" },
);

/** Nobody serves the department's lines from here on; who does is added again. */
export const dropAgentsOfLine = statement(
  "drop agents of a line",
  { desk: agentLines.desk, line: agentLines.line },
  (db, p) =>
    db.delete(agentLines).where(and(eq(agentLines.desk, p.desk), eq(agentLines.line, p.line))),
  { index: "agentLinesByLine" },
);

export const linesOf = statement(
  "lines of a department in order",
  { desk: lines.desk, department: lines.department },
  (db, p) =>
    db
      .select({ id: lines.id, language: lines.language })
      .from(lines)
      .where(and(eq(lines.desk, p.desk), eq(lines.department, p.department)))
      .orderBy(lines.language),
  { index: "linesByDepartment" },
);

export const setAgentName = statement(
  "set agent name",
  { desk: agents.desk, id: agents.id, name: agents.name },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);

export const setAgentTimeZone = statement(
  "set agent time zone",
  { desk: agents.desk, id: agents.id, timeZone: agents.timeZone },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);

export const setAccountName = statement(
  "set account name",
  { id: accounts.id, name: accounts.name },
  (db, { id, ...columns }) => db.update(accounts).set(columns).where(eq(accounts.id, id)),
  { index: "primary key" },
);

export const setAccountState = statement(
  "set account state",
  { id: accounts.id, state: accounts.state },
  (db, { id, ...columns }) => db.update(accounts).set(columns).where(eq(accounts.id, id)),
  { index: "primary key" },
);

export const dropGrants = statement(
  "drop grants",
  { desk: roles.desk, account: roles.account },
  (db, p) => db.delete(roles).where(and(eq(roles.desk, p.desk), eq(roles.account, p.account))),
  { index: "primary key" },
);

/** Owners who may sign in, other than this account (RI2). */
export const otherOwner = statement(
  "another owner",
  { desk: roles.desk, account: roles.account },
  (db, p) =>
    db
      .select({ account: roles.account })
      .from(roles)
      .innerJoin(accounts, eq(accounts.id, roles.account))
      .where(
        and(
          eq(roles.desk, p.desk),
          sql`${roles.account} <> ${p.account}`,
          sql`${roles.role} = 'owner'`,
          sql`${accounts.state} = 'active'`,
        ),
      )
      .limit(1),
  { index: ["primary key", "primary key"] },
);
