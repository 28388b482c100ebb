import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { complaints, conversations, promises } from "../schema.ts";
import { type ParamExpressions, statement } from "../statement.ts";

/** So many are taken out of sight at once: a few milliseconds of the writer's. */
const AT_ONCE = 5;

const of = {
  desk: conversations.desk,
  site: conversations.site,
  beforeMs: conversations.closedAtMs,
};

/** Ended before a moment, with nothing promised and no complaint that goes on (KD2). */
function keptLongEnough(p: ParamExpressions<typeof of>) {
  return and(
    eq(conversations.desk, p.desk),
    eq(conversations.site, p.site),
    sql`${conversations.state} = 'closed'`,
    isNull(conversations.erasedAtMs),
    lt(conversations.closedAtMs, p.beforeMs),
    sql`not exists (select 1 from ${promises} where ${promises.desk} = ${conversations.desk} and ${promises.conversation} = ${conversations.id})`,
    sql`not exists (select 1 from ${complaints} where ${complaints.desk} = ${conversations.desk} and ${complaints.conversation} = ${conversations.id} and ${complaints.endedAtMs} is null)`,
  );
}

/** Some of them, those that ended first. */
export const conversationsToErase = statement(
  "conversations to erase",
  of,
  (db, p) =>
    db
      .select({ id: conversations.id, visitor: conversations.visitor })
      .from(conversations)
      .where(keptLongEnough(p))
      .orderBy(asc(conversations.closedAtMs))
      .limit(AT_ONCE),
  { index: ["conversationsKept", "primary key", "primary key"] },
);

/** How many there are. */
export const countToErase = statement(
  "how many conversations to erase",
  of,
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(conversations)
      .where(keptLongEnough(p)),
  { index: ["conversationsKept", "primary key", "primary key"] },
);
