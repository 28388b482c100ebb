import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { complaints, conversations, events } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const key = { desk: complaints.desk, conversation: complaints.conversation };

/** The complaint that a conversation is, open or ended. */
export const complaintOf = statement(
  "complaint of a conversation",
  key,
  (db, p) =>
    db
      .select({
        cause: complaints.cause,
        sinceMs: complaints.sinceMs,
        endedAtMs: complaints.endedAtMs,
      })
      .from(complaints)
      .where(and(eq(complaints.desk, p.desk), eq(complaints.conversation, p.conversation))),
  { index: "primary key" },
);

export const saveComplaint = statement("save complaint", getTableColumns(complaints), (db, p) => {
  const { cause, sinceMs, endedAtMs } = p;
  return db
    .insert(complaints)
    .values(p)
    .onConflictDoUpdate({
      target: [complaints.desk, complaints.conversation],
      set: { cause, sinceMs, endedAtMs },
    });
});

/** Conversations whose complaint goes on, also those that have ended: read once at start, for the lanes. */
export const openComplaints = statement(
  "open complaints",
  { desk: complaints.desk },
  (db, p) =>
    db
      .select({ id: renamed(complaints.conversation, "id") })
      .from(complaints)
      .where(and(eq(complaints.desk, p.desk), isNull(complaints.endedAtMs)))
      .orderBy(asc(complaints.conversation)),
  { index: "complaintsOpen" },
);

/** At which site each complaint goes on that is no test, and since when (AL7). */
export const complaintsOfSites = statement(
  "open complaints of sites",
  { desk: complaints.desk },
  (db, p) =>
    db
      .select({ site: conversations.site, sinceMs: complaints.sinceMs })
      .from(complaints)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, complaints.conversation)),
      )
      .where(
        and(
          eq(complaints.desk, p.desk),
          isNull(complaints.endedAtMs),
          isNull(conversations.testSinceMs),
        ),
      ),
  { index: ["complaintsOpen", "primary key"] },
);

/** What a conversation's visitor has answered to "was it solved?", each time. */
export const solutionsOf = statement(
  "answers to solved",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({ data: events.data })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          sql`${events.type} = 'solution.answered'`,
        ),
      ),
  { index: "primary key" },
);
