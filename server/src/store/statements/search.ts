import { and, asc, eq, gt, inArray, lte } from "drizzle-orm/sql";
import { conversations, events, searchProgress, searchStale } from "../schema.ts";
import { statement } from "../statement.ts";

/** What is looked through of a conversation's stream; its start stands for what its visitor is known by (SE2). */
const searchedTypes = [
  "conversation.started",
  "message.posted",
  "note.posted",
  "conversation.given",
  "ending.written",
] as const;

const between = { desk: events.desk, after: events.deskSeq, upto: events.deskSeq };

export const searchedSoFar = statement(
  "search: indexed so far",
  { desk: searchProgress.desk },
  (db, p) =>
    db
      .select({ uptoSeq: searchProgress.uptoSeq })
      .from(searchProgress)
      .where(eq(searchProgress.desk, p.desk)),
  { index: "primary key" },
);

export const saveSearched = statement(
  "search: save how far",
  { desk: searchProgress.desk, uptoSeq: searchProgress.uptoSeq },
  (db, p) =>
    db
      .insert(searchProgress)
      .values(p)
      .onConflictDoUpdate({ target: searchProgress.desk, set: { uptoSeq: p.uptoSeq } }),
);

/** What is to be indexed of a part of the desk's stream, with whose conversation it is. */
export const textsBetween = statement(
  "search: texts between",
  between,
  (db, p) =>
    db
      .select({
        conversation: events.conversation,
        deskSeq: events.deskSeq,
        type: events.type,
        text: events.text,
        visitor: conversations.visitor,
      })
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
          inArray(events.type, [...searchedTypes]),
        ),
      )
      .orderBy(asc(events.deskSeq)),
  { index: ["eventsByDeskSeq", "primary key"] },
);

/** The first thing after a place of the stream that belongs into the index. */
export const textAfter = statement(
  "search: text after",
  { desk: events.desk, after: events.deskSeq },
  (db, p) =>
    db
      .select({ deskSeq: events.deskSeq })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          gt(events.deskSeq, p.after),
          inArray(events.type, [...searchedTypes]),
        ),
      )
      .orderBy(asc(events.deskSeq))
      .limit(1),
  { index: "eventsByDeskSeq" },
);

/** Some visitors of whom something else is known than the index has. */
export const staleVisitors = statement(
  "search: stale visitors",
  { desk: searchStale.desk },
  (db, p) =>
    db
      .select({ visitor: searchStale.visitor })
      .from(searchStale)
      .where(eq(searchStale.desk, p.desk))
      .orderBy(asc(searchStale.visitor))
      .limit(20),
  { index: "primary key" },
);

export const deleteStale = statement(
  "search: delete stale visitor",
  { desk: searchStale.desk, visitor: searchStale.visitor },
  (db, p) =>
    db
      .delete(searchStale)
      .where(and(eq(searchStale.desk, p.desk), eq(searchStale.visitor, p.visitor))),
  { index: "primary key" },
);

export const conversationsOfStale = statement(
  "search: conversations of a visitor",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.visitor, p.visitor))),
  { index: "conversationsByVisitor" },
);

/** What stands in one place of a conversation. */
export const textAt = statement(
  "search: text at",
  { desk: events.desk, conversation: events.conversation, deskSeq: events.deskSeq },
  (db, p) =>
    db
      .select({ type: events.type, actor: events.actor, atMs: events.atMs, text: events.text })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.deskSeq, p.deskSeq),
        ),
      ),
  { index: "eventsByDeskSeq" },
);
