import { and, desc, eq, gt, sql } from "drizzle-orm/sql";
import { conversations } from "../schema.ts";
import { statement } from "../statement.ts";

/** The hundredth newest conversation of the desk (L2). */
export const hundredthNewest = statement(
  "hundredth newest conversation",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({ createdAtMs: conversations.createdAtMs })
      .from(conversations)
      .where(eq(conversations.desk, p.desk))
      .orderBy(desc(conversations.id))
      .limit(1)
      .offset(99),
  { index: "primary key" },
);

/** How many of the desk's two thousand newest conversations were started on a site since then (L2); ids rise with time. */
export const startedOnSiteSince = statement(
  "started on a site since",
  { desk: conversations.desk, site: conversations.site, sinceMs: conversations.createdAtMs },
  (db, p) => {
    const newest = db
      .select({ site: conversations.site, createdAtMs: conversations.createdAtMs })
      .from(conversations)
      .where(eq(conversations.desk, p.desk))
      .orderBy(desc(conversations.id))
      .limit(2000)
      .as("newest");
    return db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(newest)
      .where(and(eq(newest.site, p.site), gt(newest.createdAtMs, p.sinceMs)));
  },
  { index: "primary key", mayScan: true },
);
