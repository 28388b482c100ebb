import { eq, sql } from "drizzle-orm/sql";
import { desks } from "../schema.ts";
import { statement } from "../statement.ts";

/** Writes a row as it is: whether that works is what readiness asks. */
export const writeNothing = statement(
  "write nothing",
  { id: desks.id },
  (db, p) =>
    db
      .update(desks)
      .set({ lastId: sql`${desks.lastId}` })
      .where(eq(desks.id, p.id)),
  { index: "primary key" },
);
