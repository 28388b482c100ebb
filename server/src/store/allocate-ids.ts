import { eq, sql } from "drizzle-orm";
import { desks } from "./schema.ts";
import { type Script, the } from "./script.ts";
import { statement } from "./statement.ts";

const takeIds = statement(
  "take ids",
  { desk: desks.id, count: desks.lastId },
  (db, p) =>
    db
      .update(desks)
      .set({ lastId: sql`${desks.lastId} + ${p.count}` })
      .where(eq(desks.id, p.desk))
      .returning({ lastId: desks.lastId }),
  { index: "primary key" },
);

/** Takes `count` ids of the desk, under its lock; they are the returned one and those after it. */
export function* allocateIds(desk: number, count = 1): Script<number> {
  const { lastId } = yield* the(takeIds, { desk, count });
  return lastId - count + 1;
}
