import { and, eq, getTableColumns, lte } from "drizzle-orm";
import { deadlines } from "../schema.ts";
import { statement } from "../statement.ts";

const key = { desk: deadlines.desk, kind: deadlines.kind, subject: deadlines.subject };

/** Sets a deadline, or moves it when it is set already. */
export const armDeadline = statement("arm deadline", getTableColumns(deadlines), (db, p) =>
  db
    .insert(deadlines)
    .values(p)
    .onConflictDoUpdate({
      target: [deadlines.desk, deadlines.kind, deadlines.subject],
      set: { dueAtMs: p.dueAtMs },
    }),
);

export const cancelDeadline = statement(
  "cancel deadline",
  key,
  (db, p) =>
    db
      .delete(deadlines)
      .where(
        and(
          eq(deadlines.desk, p.desk),
          eq(deadlines.kind, p.kind),
          eq(deadlines.subject, p.subject),
        ),
      ),
  { index: "primary key" },
);

export const deadlineOf = statement(
  "deadline of",
  key,
  (db, p) =>
    db
      .select({ dueAtMs: deadlines.dueAtMs })
      .from(deadlines)
      .where(
        and(
          eq(deadlines.desk, p.desk),
          eq(deadlines.kind, p.kind),
          eq(deadlines.subject, p.subject),
        ),
      ),
  { index: "primary key" },
);

/** What the deadlines of a kind are about. */
export const subjectsOf = statement(
  "subjects of a kind of deadline",
  { desk: deadlines.desk, kind: deadlines.kind },
  (db, p) =>
    db
      .select({ subject: deadlines.subject })
      .from(deadlines)
      .where(and(eq(deadlines.desk, p.desk), eq(deadlines.kind, p.kind))),
  { index: "primary key" },
);

/** Takes a deadline that is due: no row, and it was moved, cancelled or fired already (D3). */
export const takeDueDeadline = statement(
  "take due deadline",
  { ...key, nowMs: deadlines.dueAtMs },
  (db, p) =>
    db
      .delete(deadlines)
      .where(
        and(
          eq(deadlines.desk, p.desk),
          eq(deadlines.kind, p.kind),
          eq(deadlines.subject, p.subject),
          lte(deadlines.dueAtMs, p.nowMs),
        ),
      )
      .returning({ dueAtMs: deadlines.dueAtMs }),
  { index: "primary key" },
);

/** What is due, the oldest first, at most 100 (D4). */
export const dueDeadlines = statement(
  "due deadlines",
  { desk: deadlines.desk, nowMs: deadlines.dueAtMs },
  (db, p) =>
    db
      .select({ kind: deadlines.kind, subject: deadlines.subject, dueAtMs: deadlines.dueAtMs })
      .from(deadlines)
      .where(and(eq(deadlines.desk, p.desk), lte(deadlines.dueAtMs, p.nowMs)))
      .orderBy(deadlines.dueAtMs)
      .limit(100),
  { index: "deadlinesByDue" },
);

export const earliestDeadline = statement(
  "earliest deadline",
  { desk: deadlines.desk },
  (db, p) =>
    db
      .select({ dueAtMs: deadlines.dueAtMs })
      .from(deadlines)
      .where(eq(deadlines.desk, p.desk))
      .orderBy(deadlines.dueAtMs)
      .limit(1),
  { index: "deadlinesByDue" },
);
