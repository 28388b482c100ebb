import { UNDO_MS } from "@presently/shared/protocol";
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  like,
  lt,
  lte,
  ne,
  notExists,
  type SQL,
  sql,
} from "drizzle-orm/sql";
import { alias } from "drizzle-orm/sqlite-core";
import { countedTypes } from "../../domain/reports/conversation-figures.ts";
import { conversations, countedSums, dailySums, events, lines } from "../schema.ts";
import type { SqlWriter } from "../sql-writer.ts";
import { statement } from "../statement.ts";

// What figures are counted from and kept in. All but the writes run on a connection and a thread of their own.

const ofDesk = { desk: dailySums.desk };

/** How far the desk has been counted. */
export const countedSoFar = statement(
  "reports: counted so far",
  { desk: countedSums.desk },
  (db, p) =>
    db
      .select({
        uptoSeq: countedSums.uptoSeq,
        uptoMs: countedSums.uptoMs,
        basis: countedSums.basis,
      })
      .from(countedSums)
      .where(eq(countedSums.desk, p.desk)),
  { index: "primary key" },
);

/** The conversations that some of the stream tells something countable of. */
export const toldOfBetween = statement(
  "reports: told of between",
  { desk: events.desk, after: events.deskSeq, upto: events.deskSeq },
  (db, p) =>
    db
      .select({ site: conversations.site, createdAtMs: conversations.createdAtMs })
      .from(events)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, events.desk), eq(conversations.id, events.conversation)),
      )
      .where(
        and(
          eq(events.desk, p.desk),
          gt(events.deskSeq, p.after),
          lte(events.deskSeq, p.upto),
          inArray(events.type, [...countedTypes]),
        ),
      ),
  { index: ["eventsByDeskSeq", "primary key"] },
);

/** The conversations that began on a site in a span of time, tests not among them (TC1). */
export const begunOnSite = statement(
  "reports: begun on a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    fromMs: conversations.createdAtMs,
    toMs: conversations.createdAtMs,
  },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        visitor: conversations.visitor,
        language: conversations.language,
        createdAtMs: conversations.createdAtMs,
        department: lines.department,
      })
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, conversations.desk), eq(lines.id, conversations.line)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gte(conversations.createdAtMs, p.fromMs),
          lt(conversations.createdAtMs, p.toMs),
          isNull(conversations.testSinceMs),
        ),
      ),
  { index: ["conversationsBySite", "primary key"] },
);

/** A conversation's events that are counted, in their order; never what anybody typed. */
export const countedEvents = statement(
  "reports: counted events",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({ type: events.type, actor: events.actor, atMs: events.atMs, data: events.data })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          inArray(events.type, [...countedTypes]),
        ),
      )
      .orderBy(asc(events.deskSeq)),
  { index: "primary key" },
);

/** The conversation that a visitor had before one. */
export const formerOfVisitor = statement(
  "reports: former of a visitor",
  { desk: conversations.desk, visitor: conversations.visitor, before: conversations.id },
  (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          lt(conversations.id, p.before),
        ),
      )
      .orderBy(desc(conversations.id))
      .limit(1),
  { index: "conversationsByVisitor" },
);

/** Whether an end was taken back (UD2): by the next time it was opened again, which says so. */
function endTakenBack(db: SqlWriter, p: { readonly desk: SQL; readonly conversation: SQL }) {
  const later = alias(events, "later");
  return db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.desk, p.desk),
        eq(later.conversation, p.conversation),
        gt(later.deskSeq, events.deskSeq),
        eq(later.type, "conversation.reopened"),
        lte(later.atMs, sql`${events.atMs} + ${sql.raw(String(UNDO_MS))}`),
        like(later.data, '%"undone"%'),
      ),
    );
}

/** When a conversation was closed last before a moment, and that was not taken back. */
export const closedBefore = statement(
  "reports: closed before",
  { desk: events.desk, conversation: events.conversation, beforeMs: events.atMs },
  (db, p) =>
    db
      .select({ atMs: events.atMs })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.type, "conversation.closed"),
          lte(events.atMs, p.beforeMs),
          notExists(endTakenBack(db, p)),
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(1),
  { index: ["primary key", "primary key"] },
);

/** The team's sums ("" as agent), or an agent's, of a site's days. */
export const sumsOfDays = statement(
  "reports: sums of days",
  {
    ...ofDesk,
    agent: dailySums.agent,
    site: dailySums.site,
    fromDay: dailySums.day,
    toDay: dailySums.day,
  },
  (db, p) =>
    db
      .select({
        day: dailySums.day,
        site: dailySums.site,
        department: dailySums.department,
        language: dailySums.language,
        sums: dailySums.sums,
      })
      .from(dailySums)
      .where(
        and(
          eq(dailySums.desk, p.desk),
          eq(dailySums.agent, p.agent),
          eq(dailySums.site, p.site),
          gte(dailySums.day, p.fromDay),
          lte(dailySums.day, p.toDay),
        ),
      ),
  { index: "primary key" },
);

/** Who stands in the queue, where and since when; `state` is one of those in which somebody does. */
export const standingInQueue = statement(
  "reports: standing in the queue",
  { desk: conversations.desk, state: conversations.state },
  (db, p) =>
    db
      .select({
        site: conversations.site,
        department: lines.department,
        language: conversations.language,
        queuedAtMs: conversations.queuedAtMs,
      })
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, conversations.desk), eq(lines.id, conversations.line)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.state, p.state),
          // Written for the index, which leaves these out.
          ne(conversations.state, "closed"),
          isNull(conversations.testSinceMs),
        ),
      ),
  { index: ["conversationsOpen", "primary key"] },
);

/** Makes room for a day's sums. */
export const deleteSumsOfDay = statement(
  "reports: delete sums of a day",
  { ...ofDesk, site: dailySums.site, day: dailySums.day },
  (db, p) =>
    db
      .delete(dailySums)
      .where(and(eq(dailySums.desk, p.desk), eq(dailySums.site, p.site), eq(dailySums.day, p.day))),
  { index: "dailySumsOfDay" },
);

/** A day of a site that has sums. */
export const daySummed = statement(
  "reports: a day summed",
  ofDesk,
  (db, p) =>
    db
      .select({ site: dailySums.site, day: dailySums.day })
      .from(dailySums)
      .where(eq(dailySums.desk, p.desk))
      .orderBy(asc(dailySums.site), asc(dailySums.day))
      .limit(1),
  { index: "dailySumsOfDay" },
);

export const insertSums = statement(
  "reports: insert sums",
  {
    ...ofDesk,
    agent: dailySums.agent,
    site: dailySums.site,
    day: dailySums.day,
    department: dailySums.department,
    language: dailySums.language,
    sums: dailySums.sums,
  },
  (db, p) => db.insert(dailySums).values(p),
);

/** Notes how far the desk has been counted. */
export const saveCounted = statement(
  "reports: save counted",
  {
    desk: countedSums.desk,
    uptoSeq: countedSums.uptoSeq,
    uptoMs: countedSums.uptoMs,
    basis: countedSums.basis,
  },
  (db, p) =>
    db
      .insert(countedSums)
      .values(p)
      .onConflictDoUpdate({
        target: countedSums.desk,
        set: { uptoSeq: p.uptoSeq, uptoMs: p.uptoMs, basis: p.basis },
      }),
);
