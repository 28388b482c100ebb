import { and, asc, eq, gte, isNotNull, lte } from "drizzle-orm/sql";
import { conversations } from "../schema.ts";
import { statement } from "../statement.ts";

/** Marks a conversation as a test, or as none (null). */
export const setTest = statement(
  "set test",
  { desk: conversations.desk, id: conversations.id, testSinceMs: conversations.testSinceMs },
  (db, p) =>
    db
      .update(conversations)
      .set({ testSinceMs: p.testSinceMs })
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: "primary key" },
);

/** The first test from a conversation on, and no further than another. */
export const nextTest = statement(
  "next test",
  { desk: conversations.desk, fromId: conversations.id, uptoId: conversations.id },
  (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          gte(conversations.id, p.fromId),
          lte(conversations.id, p.uptoId),
          isNotNull(conversations.testSinceMs),
        ),
      )
      .orderBy(asc(conversations.id))
      .limit(1),
  { index: "conversationsTests" },
);
