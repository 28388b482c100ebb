import { and, asc, eq, getTableColumns, gt, gte, isNull, lt, ne, sql } from "drizzle-orm";
import {
  complaints,
  conversationPages,
  conversations,
  conversationTags,
  events,
  questions,
  tags,
} from "../schema.ts";
import { type ParamExpressions, statement } from "../statement.ts";

// What people ask is read from (WA1). All but the write run on a connection and a thread of their own.

/** The page on which a conversation began. */
export const insertConversationPage = statement(
  "insert page of a conversation",
  getTableColumns(conversationPages),
  (db, p) => db.insert(conversationPages).values(p),
);

const span = {
  desk: conversations.desk,
  site: conversations.site,
  fromMs: conversations.createdAtMs,
  toMs: conversations.createdAtMs,
};

/** In each of them: begun on a site in a span of time, tests not among them (TC1). */
const isBegun = (p: ParamExpressions<typeof span>) =>
  and(
    eq(conversations.desk, p.desk),
    eq(conversations.site, p.site),
    gte(conversations.createdAtMs, p.fromMs),
    lt(conversations.createdAtMs, p.toMs),
    isNull(conversations.testSinceMs),
  );

/** The conversations, with what became of each: `sinceMs` null = no complaint, `page` null = it is not known. */
export const askedConversations = statement(
  "asked: conversations",
  span,
  (db, p) =>
    db
      .select({
        id: conversations.id,
        publicId: conversations.publicId,
        language: conversations.language,
        createdAtMs: conversations.createdAtMs,
        isSolved: conversations.isSolved,
        sinceMs: complaints.sinceMs,
        page: conversationPages.page,
      })
      .from(conversations)
      .leftJoin(
        complaints,
        and(eq(complaints.desk, conversations.desk), eq(complaints.conversation, conversations.id)),
      )
      .leftJoin(
        conversationPages,
        and(
          eq(conversationPages.desk, conversations.desk),
          eq(conversationPages.conversation, conversations.id),
        ),
      )
      .where(isBegun(p)),
  { index: ["conversationsBySite", "primary key", "primary key"] },
);

/** What was asked in them, in the words in which it was; `data` names the question's number. */
export const askedQuestions = statement(
  "asked: questions",
  span,
  (db, p) =>
    db
      .select({
        conversation: events.conversation,
        deskSeq: events.deskSeq,
        text: events.text,
        data: events.data,
      })
      .from(conversations)
      .innerJoin(
        events,
        and(
          eq(events.desk, conversations.desk),
          eq(events.conversation, conversations.id),
          sql`${events.type} = 'question.added'`,
        ),
      )
      .where(isBegun(p)),
  { index: ["conversationsBySite", "eventsOfQuestions"] },
);

/** The questions among them that an agent said are none, or the same as another. */
export const dismissedQuestions = statement(
  "asked: questions dismissed or merged",
  span,
  (db, p) =>
    db
      .select({ conversation: questions.conversation, number: questions.number })
      .from(conversations)
      .innerJoin(
        questions,
        and(eq(questions.desk, conversations.desk), eq(questions.conversation, conversations.id)),
      )
      .where(and(isBegun(p), ne(questions.state, "open"), ne(questions.state, "answered"))),
  { index: ["conversationsBySite", "primary key"] },
);

/** What they are tagged with, dispositions left out: those say how it came out. */
export const askedTags = statement(
  "asked: tags",
  span,
  (db, p) =>
    db
      .select({ conversation: conversationTags.conversation, name: tags.name })
      .from(conversations)
      .innerJoin(
        conversationTags,
        and(
          eq(conversationTags.desk, conversations.desk),
          eq(conversationTags.conversation, conversations.id),
        ),
      )
      .innerJoin(tags, and(eq(tags.desk, conversations.desk), eq(tags.id, conversationTags.tag)))
      .where(and(isBegun(p), eq(tags.kind, "tag"))),
  { index: ["conversationsBySite", "primary key", "primary key"] },
);

/** What was written after something in a conversation, by whom: the first few. */
export const writtenAfter = statement(
  "asked: written after",
  { desk: events.desk, conversation: events.conversation, after: events.deskSeq },
  (db, p) =>
    db
      .select({ actor: events.actor, text: events.text, data: events.data })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          gt(events.deskSeq, p.after),
          eq(events.type, "message.posted"),
        ),
      )
      .orderBy(asc(events.deskSeq))
      .limit(20),
  { index: "primary key" },
);
