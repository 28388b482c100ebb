import { and, eq, gt, sql } from "drizzle-orm/sql";
import { conversations } from "../schema.ts";
import { statement } from "../statement.ts";

/** How many conversations were started on a site since then (L2). */
export const startedOnSiteSince = statement(
  "started on a site since",
  { desk: conversations.desk, site: conversations.site, sinceMs: conversations.createdAtMs },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gt(conversations.createdAtMs, p.sinceMs),
        ),
      ),
  { index: "conversationsBySite" },
);
