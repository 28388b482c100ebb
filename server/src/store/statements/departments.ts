import { and, eq } from "drizzle-orm/sql";
import { agentLines, departments, lines } from "../schema.ts";
import { statement } from "../statement.ts";

export const departmentByPublicId = statement(
  "department by public id",
  { desk: departments.desk, publicId: departments.publicId },
  (db, p) =>
    db
      .select({ id: departments.id })
      .from(departments)
      .where(and(eq(departments.desk, p.desk), eq(departments.publicId, p.publicId))),
  { index: "departmentsByPublicId" },
);

/** A department as a page names it (DK1). */
export const departmentByKey = statement(
  "department by key",
  { desk: departments.desk, key: departments.key },
  (db, p) =>
    db
      .select({ id: departments.id, hours: departments.hours })
      .from(departments)
      .where(and(eq(departments.desk, p.desk), eq(departments.key, p.key))),
  { index: "departmentsByKey" },
);

/** Every department of a desk with its key; read where one is made or changed. */
export const departmentKeys = statement(
  "department keys",
  { desk: departments.desk },
  (db, p) =>
    db
      .select({ id: departments.id, name: departments.name, key: departments.key })
      .from(departments)
      .where(eq(departments.desk, p.desk))
      .orderBy(departments.id),
  { index: "primary key" },
);

export const saveDepartmentKey = statement(
  "save department key",
  { desk: departments.desk, id: departments.id, key: departments.key },
  (db, { desk, id, key }) =>
    db
      .update(departments)
      .set({ key })
      .where(and(eq(departments.desk, desk), eq(departments.id, id))),
  { index: "primary key" },
);

export const departmentById = statement(
  "department by id",
  { desk: departments.desk, id: departments.id },
  (db, p) =>
    db
      .select({ publicId: departments.publicId, hours: departments.hours })
      .from(departments)
      .where(and(eq(departments.desk, p.desk), eq(departments.id, p.id))),
  { index: "primary key" },
);

export const departmentOfLine = statement(
  "department of a line",
  { desk: lines.desk, line: lines.id },
  (db, p) =>
    db
      .select({ publicId: departments.publicId })
      .from(lines)
      .innerJoin(
        departments,
        and(eq(departments.desk, lines.desk), eq(departments.id, lines.department)),
      )
      .where(and(eq(lines.desk, p.desk), eq(lines.id, p.line))),
  { index: ["primary key", "primary key"] },
);

/** A department's line for a language, wanted or not, or for every language (LG1). */
export const lineInLanguage = statement(
  "line in a language",
  { desk: lines.desk, department: lines.department, language: lines.language },
  (db, p) =>
    db
      .select({ id: lines.id })
      .from(lines)
      .where(
        and(
          eq(lines.desk, p.desk),
          eq(lines.department, p.department),
          eq(lines.language, p.language),
        ),
      ),
  { index: "linesByDepartment" },
);

export const saveHours = statement(
  "save department hours",
  { desk: departments.desk, id: departments.id, hours: departments.hours },
  (db, { desk, id, ...columns }) =>
    db
      .update(departments)
      .set(columns)
      .where(and(eq(departments.desk, desk), eq(departments.id, id))),
  { index: "primary key" },
);

/** The departments of which an agent serves lines, once for each of them. */
export const departmentsServedBy = statement(
  "departments served by an agent",
  { desk: agentLines.desk, agent: agentLines.agent },
  (db, p) =>
    db
      .select({ department: lines.department })
      .from(agentLines)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, agentLines.line)))
      .where(and(eq(agentLines.desk, p.desk), eq(agentLines.agent, p.agent))),
  { index: ["primary key", "primary key"] },
);

/** The hours of the department that a line belongs to. */
export const hoursOfLine = statement(
  "hours of a line",
  { desk: lines.desk, line: lines.id },
  (db, p) =>
    db
      .select({ hours: departments.hours })
      .from(lines)
      .innerJoin(
        departments,
        and(eq(departments.desk, lines.desk), eq(departments.id, lines.department)),
      )
      .where(and(eq(lines.desk, p.desk), eq(lines.id, p.line))),
  { index: ["primary key", "primary key"] },
);
