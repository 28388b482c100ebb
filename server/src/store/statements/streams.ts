import { and, asc, desc, eq, gt, isNull, lt } from "drizzle-orm/sql";
import { conversations, desks, events } from "../schema.ts";
import { statement } from "../statement.ts";

/** Events in one page of a resume, and in one page of older items (R5). */
export const PAGE_EVENTS = 100;

const wholeEvent = {
  desk: events.desk,
  conversation: events.conversation,
  deskSeq: events.deskSeq,
  publicId: events.publicId,
  publicSeq: events.publicSeq,
  type: events.type,
  actor: events.actor,
  commandId: events.commandId,
  atMs: events.atMs,
  text: events.text,
  data: events.data,
};

/** The visitor's stream of one conversation, after a number: one page. */
export const publicPage = statement(
  "public page",
  { desk: events.desk, conversation: events.conversation, after: events.deskSeq },
  (db, p) =>
    db
      .select(wholeEvent)
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          gt(events.publicSeq, p.after),
        ),
      )
      .orderBy(asc(events.publicSeq))
      .limit(PAGE_EVENTS),
  { index: "eventsByPublicSeq" },
);

/** The same backwards, from a number down: older items. */
export const publicPageBefore = statement(
  "public page before",
  { desk: events.desk, conversation: events.conversation, before: events.deskSeq },
  (db, p) =>
    db
      .select(wholeEvent)
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          lt(events.publicSeq, p.before),
        ),
      )
      .orderBy(desc(events.publicSeq))
      .limit(PAGE_EVENTS),
  { index: "eventsByPublicSeq" },
);

/** What stands at one number of a visitor's stream. */
export const publicEventAt = statement(
  "public event at",
  { desk: events.desk, conversation: events.conversation, seq: events.deskSeq },
  (db, p) =>
    db
      .select({ publicId: events.publicId, atMs: events.atMs })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.publicSeq, p.seq),
        ),
      ),
  { index: "eventsByPublicSeq" },
);

/** The desk's stream after a number: one page. */
export const deskPage = statement(
  "desk page",
  { desk: events.desk, after: events.deskSeq },
  (db, p) =>
    db
      .select(wholeEvent)
      .from(events)
      .where(and(eq(events.desk, p.desk), gt(events.deskSeq, p.after)))
      .orderBy(asc(events.deskSeq))
      .limit(PAGE_EVENTS),
  { index: "eventsByDeskSeq" },
);

/** What stands at one number of the desk's stream. */
export const deskEventAt = statement(
  "desk event at",
  { desk: events.desk, seq: events.deskSeq },
  (db, p) =>
    db
      .select({ publicId: events.publicId, atMs: events.atMs })
      .from(events)
      .where(and(eq(events.desk, p.desk), eq(events.deskSeq, p.seq))),
  { index: "eventsByDeskSeq" },
);

/** The last number of the desk's stream. */
export const deskHead = statement(
  "desk head",
  { desk: desks.id },
  (db, p) => db.select({ lastSeq: desks.lastSeq }).from(desks).where(eq(desks.id, p.desk)),
  { index: "primary key" },
);

/** A thread for the team, from a number of the desk's stream down: one page, newest first. */
export const threadPageBefore = statement(
  "thread page before",
  { desk: events.desk, conversation: events.conversation, before: events.deskSeq },
  (db, p) =>
    db
      .select(wholeEvent)
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          lt(events.deskSeq, p.before),
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(PAGE_EVENTS),
  { index: "primary key" },
);

/** A conversation by the name it has on the wire; an erased one has none (ER1). */
export const conversationNamed = statement(
  "conversation named",
  { desk: conversations.desk, publicId: conversations.publicId },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        publicId: conversations.publicId,
        visitor: conversations.visitor,
        site: conversations.site,
        lastPublicSeq: conversations.lastPublicSeq,
      })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.publicId, p.publicId),
          isNull(conversations.erasedAtMs),
        ),
      ),
  { index: "conversationsByPublicId" },
);

/** The conversation a visitor comes back to: open ones first, else the latest. */
export const visitorConversations = statement(
  "visitor conversations",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        publicId: conversations.publicId,
        state: conversations.state,
        createdAtMs: conversations.createdAtMs,
        closedAtMs: conversations.closedAtMs,
        lastPublicSeq: conversations.lastPublicSeq,
      })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          isNull(conversations.erasedAtMs),
        ),
      )
      .orderBy(desc(conversations.id))
      .limit(20),
  { index: "conversationsByVisitor" },
);
