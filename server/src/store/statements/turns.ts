import { and, desc, eq, gte, sql } from "drizzle-orm/sql";
import { conversations } from "../schema.ts";
import { statement } from "../statement.ts";

/** How many who are called back and away routing looks at in one line: more free slots at once are not to be expected. */
const LOOKED_AT = 100;

/** Who is called back and away in a line, in queue order (CB3). */
export const awayCallbacks = statement(
  "away call-backs of a line",
  { desk: conversations.desk, line: conversations.line },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        line: conversations.line,
        priority: conversations.priority,
        isReturned: conversations.isReturned,
        rankMs: conversations.rankMs,
        preferredAgent: conversations.preferredAgent,
        turnUntilMs: conversations.turnUntilMs,
      })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.line, p.line),
          sql`${conversations.state} = 'queued'`,
          sql`${conversations.isReachable} = 0`,
          sql`${conversations.callback} is not null`,
        ),
      )
      .orderBy(
        desc(conversations.priority),
        desc(conversations.isReturned),
        conversations.rankMs,
        conversations.id,
      )
      .limit(LOOKED_AT),
  { index: "conversationsCalledBack" },
);

/** Who stands next behind a place in a line and is there, of those with the same priority and as returned or not (CB6, R11). */
export const nextReachable = statement(
  "next reachable behind a place",
  {
    desk: conversations.desk,
    line: conversations.line,
    priority: conversations.priority,
    isReturned: conversations.isReturned,
    rankMs: conversations.rankMs,
    id: conversations.id,
  },
  (db, p) =>
    db
      .select({ id: conversations.id, rankMs: conversations.rankMs })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.line, p.line),
          sql`${conversations.state} = 'queued'`,
          sql`${conversations.isReachable} = 1`,
          eq(conversations.priority, p.priority),
          eq(conversations.isReturned, p.isReturned),
          gte(conversations.rankMs, p.rankMs),
          sql`not (${conversations.rankMs} = ${p.rankMs} and ${conversations.id} <= ${p.id})`,
        ),
      )
      .orderBy(conversations.rankMs, conversations.id)
      .limit(1),
  { index: "conversationsLineHead" },
);
