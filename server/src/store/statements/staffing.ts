import { and, asc, eq, gte, isNull, lt, sql } from "drizzle-orm/sql";
import { conversations, waitFacts } from "../schema.ts";
import { statement } from "../statement.ts";

// What the staffing report reads, on a connection of its own: much, but by index, and no statement for long.

// Tests are nobody's demand (TC1).
const isReal = isNull(conversations.testSinceMs);

/** When the first conversation of a site began. */
export const firstOfSite = statement(
  "staffing: first of a site",
  { desk: conversations.desk, site: conversations.site },
  (db, p) =>
    db
      .select({ createdAtMs: conversations.createdAtMs })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.site, p.site), isReal))
      .orderBy(asc(conversations.createdAtMs))
      .limit(1),
  { index: "conversationsBySite" },
);

/** Who came to a site in a span of time; whoever reads keeps it to some hours. */
export const cameToSite = statement(
  "staffing: came to a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    fromMs: conversations.createdAtMs,
    toMs: conversations.createdAtMs,
  },
  (db, p) =>
    db
      .select({ createdAtMs: conversations.createdAtMs, queuedAtMs: conversations.queuedAtMs })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gte(conversations.createdAtMs, p.fromMs),
          lt(conversations.createdAtMs, p.toMs),
          isReal,
        ),
      ),
  { index: "conversationsBySite" },
);

/** How many came to a site in a span of time: counted in the index alone. */
export const countOfSite = statement(
  "staffing: count of a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    fromMs: conversations.createdAtMs,
    toMs: conversations.createdAtMs,
  },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gte(conversations.createdAtMs, p.fromMs),
          lt(conversations.createdAtMs, p.toMs),
          isReal,
        ),
      ),
  { index: "conversationsBySite" },
);

/** The first fact from a number of the desk's stream on: facts stand in the order of time, so a moment is found by halving. */
export const staffingFactFrom = statement(
  "staffing: fact from",
  { desk: waitFacts.desk, from: waitFacts.deskSeq },
  (db, p) =>
    db
      .select({ deskSeq: waitFacts.deskSeq, atMs: waitFacts.atMs })
      .from(waitFacts)
      .where(and(eq(waitFacts.desk, p.desk), gte(waitFacts.deskSeq, p.from)))
      .orderBy(asc(waitFacts.deskSeq))
      .limit(1),
  { index: "primary key" },
);
