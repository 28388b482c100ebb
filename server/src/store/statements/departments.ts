import { and, eq } from "drizzle-orm/sql";
import { departments, lines } from "../schema.ts";
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

export const firstLineOf = statement(
  "first line of a department",
  { desk: lines.desk, department: lines.department },
  (db, p) =>
    db
      .select({ id: lines.id })
      .from(lines)
      .where(and(eq(lines.desk, p.desk), eq(lines.department, p.department)))
      .orderBy(lines.language)
      .limit(1),
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
