import { and, eq, getTableColumns } from "drizzle-orm";
import { people, sessions, sites, visitors } from "../schema.ts";
import { statement } from "../statement.ts";

export const visitorById = statement(
  "visitor by id",
  { desk: visitors.desk, id: visitors.id },
  (db, p) =>
    db
      .select({
        id: visitors.id,
        publicId: visitors.publicId,
        site: visitors.site,
        presence: visitors.presence,
        lastSeenAtMs: visitors.lastSeenAtMs,
        language: visitors.language,
        timeZone: visitors.timeZone,
      })
      .from(visitors)
      .where(and(eq(visitors.desk, p.desk), eq(visitors.id, p.id))),
  { index: "primary key" },
);

export const insertVisitor = statement("insert visitor", getTableColumns(visitors), (db, p) =>
  db.insert(visitors).values(p),
);

export const insertPerson = statement("insert person", getTableColumns(people), (db, p) =>
  db.insert(people).values(p),
);

export const insertSession = statement("insert session", getTableColumns(sessions), (db, p) =>
  db.insert(sessions).values(p),
);

export const setVisitorPresence = statement(
  "set visitor presence",
  {
    desk: visitors.desk,
    id: visitors.id,
    presence: visitors.presence,
    lastSeenAtMs: visitors.lastSeenAtMs,
  },
  (db, { desk, id, ...columns }) =>
    db
      .update(visitors)
      .set(columns)
      .where(and(eq(visitors.desk, desk), eq(visitors.id, id))),
  { index: "primary key" },
);

/** A site as the desk needs it. */
export const siteById = statement(
  "site by id",
  { id: sites.id },
  (db, p) =>
    db
      .select({
        id: sites.id,
        desk: sites.desk,
        publicId: sites.publicId,
        department: sites.department,
        isAutoAccept: sites.isAutoAccept,
      })
      .from(sites)
      .where(eq(sites.id, p.id)),
  { index: "primary key" },
);
