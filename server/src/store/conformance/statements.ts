import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { conversations, deadlines, desks, events, slots } from "../schema.ts";
import { statement } from "../statement.ts";

export const deskRow = statement("test: desk", { desk: desks.id }, (db, p) =>
  db.select().from(desks).where(eq(desks.id, p.desk)),
);

export const eventsAfter = statement(
  "test: events after",
  { desk: events.desk, deskSeq: events.deskSeq },
  (db, p) =>
    db
      .select()
      .from(events)
      .where(and(eq(events.desk, p.desk), gt(events.deskSeq, p.deskSeq)))
      .orderBy(asc(events.deskSeq)),
);

export const inLine = statement(
  "test: in line",
  { desk: conversations.desk, line: conversations.line },
  (db, p) =>
    db
      .select({ publicId: conversations.publicId })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.line, p.line),
          eq(conversations.state, "queued"),
          eq(conversations.isReachable, 1),
        ),
      )
      .orderBy(
        desc(conversations.priority),
        desc(conversations.isReturned),
        asc(conversations.rankMs),
        asc(conversations.id),
      ),
);

export const place = statement(
  "test: place",
  {
    id: conversations.id,
    priority: conversations.priority,
    isReturned: conversations.isReturned,
    rankMs: conversations.rankMs,
  },
  (db, p) =>
    db
      .update(conversations)
      .set({ priority: p.priority, isReturned: p.isReturned, rankMs: p.rankMs })
      .where(and(eq(conversations.desk, 1), eq(conversations.id, p.id))),
);

export const moveOn = statement(
  "test: move on",
  { id: conversations.id, from: conversations.state, to: conversations.state },
  (db, p) =>
    db
      .update(conversations)
      .set({ state: p.to })
      .where(
        and(eq(conversations.desk, 1), eq(conversations.id, p.id), eq(conversations.state, p.from)),
      ),
);

export const moveOnReturning = statement(
  "test: move on, returning",
  { id: conversations.id, from: conversations.state, to: conversations.state },
  (db, p) =>
    db
      .update(conversations)
      .set({ state: p.to })
      .where(
        and(eq(conversations.desk, 1), eq(conversations.id, p.id), eq(conversations.state, p.from)),
      )
      .returning({ publicId: conversations.publicId }),
);

export const setPreferred = statement(
  "test: prefer",
  { id: conversations.id, preferredAgent: conversations.preferredAgent },
  (db, p) =>
    db
      .update(conversations)
      .set({ preferredAgent: p.preferredAgent })
      .where(and(eq(conversations.desk, 1), eq(conversations.id, p.id))),
);

export const preferred = statement("test: preferred", { id: conversations.id }, (db, p) =>
  db
    .select({ preferredAgent: conversations.preferredAgent })
    .from(conversations)
    .where(and(eq(conversations.desk, 1), eq(conversations.id, p.id))),
);

export const load = statement("test: load", { agent: slots.agent }, (db, p) =>
  db
    .select({
      count: sql<number>`count(*)`.as("count"),
      sum: sql<number | null>`sum(${slots.slot})`.as("sum"),
    })
    .from(slots)
    .where(and(eq(slots.desk, 1), eq(slots.agent, p.agent))),
);

export const setDeadline = statement(
  "test: set deadline",
  { kind: deadlines.kind, subject: deadlines.subject, dueAtMs: deadlines.dueAtMs },
  (db, p) =>
    db
      .insert(deadlines)
      .values({ desk: 1, kind: p.kind, subject: p.subject, dueAtMs: p.dueAtMs })
      .onConflictDoUpdate({
        target: [deadlines.desk, deadlines.kind, deadlines.subject],
        set: { dueAtMs: p.dueAtMs },
      }),
);

export const deadlinesInOrder = statement("test: deadlines", { desk: deadlines.desk }, (db, p) =>
  db
    .select({ kind: deadlines.kind, dueAtMs: deadlines.dueAtMs })
    .from(deadlines)
    .where(eq(deadlines.desk, p.desk))
    .orderBy(asc(deadlines.kind)),
);
