import { eq, sql } from "drizzle-orm/sql";
import { desks } from "../schema.ts";
import { statement } from "../statement.ts";

/**
 * Takes an id that nobody gets: whether that can be written is what readiness asks. A row written as it was would not do, since SQLite leaves
 * a page alone that would not change, and so never touches the disk.
 */
export const wasteAnId = statement(
  "waste an id",
  { id: desks.id },
  (db, p) =>
    db
      .update(desks)
      .set({ lastId: sql`${desks.lastId} + 1` })
      .where(eq(desks.id, p.id)),
  { index: "primary key" },
);
