import { getTableColumns } from "drizzle-orm";
import { and, eq, sql } from "drizzle-orm/sql";
import {
  agentLanguages,
  agentLines,
  agents,
  conversations,
  departmentLanguages,
  lines,
  sites,
} from "../schema.ts";
import { statement } from "../statement.ts";

/** What each agent speaks, of those of whom it was said. */
export const languagesOfAgents = statement(
  "languages of agents",
  { desk: agentLanguages.desk },
  (db, p) =>
    db
      .select({ agent: agentLanguages.agent, language: agentLanguages.language })
      .from(agentLanguages)
      .where(eq(agentLanguages.desk, p.desk)),
  { index: "agentLanguagesByAgent" },
);

/** The languages that have a line of their own, by department. */
export const languagesOfDepartments = statement(
  "languages of departments",
  { desk: departmentLanguages.desk },
  (db, p) =>
    db
      .select({
        department: departmentLanguages.department,
        language: departmentLanguages.language,
      })
      .from(departmentLanguages)
      .where(eq(departmentLanguages.desk, p.desk)),
  { index: "primary key" },
);

export const dropDepartmentLanguages = statement(
  "drop department languages",
  { desk: departmentLanguages.desk, department: departmentLanguages.department },
  (db, p) =>
    db
      .delete(departmentLanguages)
      .where(
        and(eq(departmentLanguages.desk, p.desk), eq(departmentLanguages.department, p.department)),
      ),
  { index: "primary key" },
);

export const addDepartmentLanguage = statement(
  "add department language",
  getTableColumns(departmentLanguages),
  (db, p) => db.insert(departmentLanguages).values(p),
);

/** A department's line for a language that has one of its own. */
export const ownLineInLanguage = statement(
  "own line in a language",
  {
    desk: departmentLanguages.desk,
    department: departmentLanguages.department,
    language: departmentLanguages.language,
  },
  (db, p) =>
    db
      .select({ id: lines.id })
      .from(departmentLanguages)
      .innerJoin(
        lines,
        and(
          eq(lines.desk, p.desk),
          eq(lines.department, p.department),
          eq(lines.language, p.language),
        ),
      )
      .where(
        and(
          eq(departmentLanguages.desk, p.desk),
          eq(departmentLanguages.department, p.department),
          eq(departmentLanguages.language, p.language),
        ),
      ),
  { index: ["linesByDepartment", "primary key"] },
);

export const dropAgentLanguages = statement(
  "drop agent languages",
  { desk: agentLanguages.desk, agent: agentLanguages.agent },
  (db, p) =>
    db
      .delete(agentLanguages)
      .where(and(eq(agentLanguages.desk, p.desk), eq(agentLanguages.agent, p.agent))),
  { index: "agentLanguagesByAgent" },
);

export const addAgentLanguage = statement(
  "add agent language",
  getTableColumns(agentLanguages),
  (db, p) => db.insert(agentLanguages).values(p),
);

/** Who serves a line, by their ids. */
export const agentsOfLine = statement(
  "agents of a line",
  { desk: agentLines.desk, line: agentLines.line },
  (db, p) =>
    db
      .select({ agent: agentLines.agent })
      .from(agentLines)
      .where(and(eq(agentLines.desk, p.desk), eq(agentLines.line, p.line)))
      .orderBy(agentLines.agent),
  { index: "agentLinesByLine" },
);

/** Somebody who serves a line, speaks that language and is at work: not away by choice, nor offline in fact (LG2). */
export const speakerAtWork = statement(
  "speaker at work",
  { desk: agentLines.desk, line: agentLines.line, language: agentLanguages.language },
  (db, p) =>
    db
      .select({ id: agents.id })
      .from(agentLanguages)
      .innerJoin(
        agentLines,
        and(
          eq(agentLines.desk, p.desk),
          eq(agentLines.line, p.line),
          eq(agentLines.agent, agentLanguages.agent),
        ),
      )
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, agentLanguages.agent)))
      .where(
        and(
          eq(agentLanguages.desk, p.desk),
          eq(agentLanguages.language, p.language),
          sql`${agents.presence} <> 'offline'`,
          sql`${agents.availability} <> 'away'`,
        ),
      )
      .limit(1),
  { index: ["primary key", "primary key", "agentLinesByLine"] },
);

/** Where a conversation waits that stands in the line of one language, and for how long it may at most. */
export const waitInLanguage = statement(
  "wait in a language",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({
        state: conversations.state,
        queuedAtMs: conversations.queuedAtMs,
        department: lines.department,
        settings: sites.settings,
      })
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .innerJoin(sites, eq(sites.id, conversations.site))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.id, p.id),
          sql`${conversations.state} in ('queued', 'offered')`,
          sql`${lines.language} <> '*'`,
        ),
      ),
  { index: ["primary key", "primary key", "primary key"] },
);
