import type { LastingEvent } from "@presently/shared/protocol";
import { and, desc, eq, getTableColumns, gt, inArray, lte, sql } from "drizzle-orm";
import { conversations, events, outbox, people, sites, visitors } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const key = { desk: outbox.desk, conversation: outbox.conversation, kind: outbox.kind };
const content = {
  publicId: outbox.publicId,
  state: outbox.state,
  queuedAtMs: outbox.queuedAtMs,
  dueAtMs: outbox.dueAtMs,
  tries: outbox.tries,
  toldSeq: outbox.toldSeq,
};

/** The mail of a kind about a conversation: the one that waits, or what became of the last. */
export const mailOf = statement(
  "mail of a conversation",
  key,
  (db, p) =>
    db
      .select(content)
      .from(outbox)
      .where(
        and(
          eq(outbox.desk, p.desk),
          eq(outbox.conversation, p.conversation),
          eq(outbox.kind, p.kind),
        ),
      ),
  { index: "primary key" },
);

export const insertMail = statement("insert mail", getTableColumns(outbox), (db, p) =>
  db.insert(outbox).values(p),
);

export const saveMail = statement(
  "save mail",
  { ...key, ...content },
  (db, { desk, conversation, kind, ...columns }) =>
    db
      .update(outbox)
      .set(columns)
      .where(
        and(eq(outbox.desk, desk), eq(outbox.conversation, conversation), eq(outbox.kind, kind)),
      ),
  { index: "primary key" },
);

/** Nothing waits any more; what was told stays known. */
export const settleMail = statement(
  "settle mail",
  { ...key, state: outbox.state },
  (db, { desk, conversation, kind, state }) =>
    db
      .update(outbox)
      .set({ state })
      .where(
        and(
          eq(outbox.desk, desk),
          eq(outbox.conversation, conversation),
          eq(outbox.kind, kind),
          sql`${outbox.state} = 'waiting'`,
        ),
      ),
  { index: "primary key" },
);

/** Whether an agent's reply to a visitor waits to be mailed, in whichever conversation of theirs. */
export const waitingReply = statement(
  "waiting reply to a visitor",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({ conversation: outbox.conversation })
      .from(conversations)
      .innerJoin(
        outbox,
        and(
          eq(outbox.desk, conversations.desk),
          eq(outbox.conversation, conversations.id),
          sql`${outbox.kind} = 'unreadReply'`,
        ),
      )
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          sql`${outbox.state} = 'waiting'`,
        ),
      )
      .limit(1),
  { index: ["conversationsByVisitor", "primary key"] },
);

/** Mail that may go by now and calls nobody to a turn, the one that has waited longest first. */
export const dueMails = statement(
  "due mails",
  { desk: outbox.desk, nowMs: outbox.dueAtMs },
  (db, p) =>
    db
      .select({ conversation: outbox.conversation, kind: outbox.kind })
      .from(outbox)
      .where(
        and(
          eq(outbox.desk, p.desk),
          sql`${outbox.state} = 'waiting'`,
          sql`${outbox.kind} <> 'turn'`,
          lte(outbox.dueAtMs, p.nowMs),
        ),
      )
      .orderBy(outbox.dueAtMs)
      .limit(20),
  { index: "outboxByDue" },
);

/** The same of those that do call somebody: they go before all others (ML4). */
export const dueCalls = statement(
  "due calls",
  { desk: outbox.desk, nowMs: outbox.dueAtMs },
  (db, p) =>
    db
      .select({ conversation: outbox.conversation, kind: outbox.kind })
      .from(outbox)
      .where(
        and(
          eq(outbox.desk, p.desk),
          sql`${outbox.state} = 'waiting'`,
          sql`${outbox.kind} = 'turn'`,
          lte(outbox.dueAtMs, p.nowMs),
        ),
      )
      .orderBy(outbox.dueAtMs)
      .limit(20),
  { index: "outboxCallsByDue" },
);

/** When the next mail is due. */
export const earliestMail = statement(
  "earliest mail",
  { desk: outbox.desk },
  (db, p) =>
    db
      .select({ dueAtMs: outbox.dueAtMs })
      .from(outbox)
      .where(and(eq(outbox.desk, p.desk), sql`${outbox.state} = 'waiting'`))
      .orderBy(outbox.dueAtMs)
      .limit(1),
  { index: "outboxByDue" },
);

/** How many mails wait, for whoever watches over the server. */
export const waitingMails = statement(
  "waiting mails",
  { desk: outbox.desk },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(outbox)
      .where(and(eq(outbox.desk, p.desk), sql`${outbox.state} = 'waiting'`)),
  { index: "outboxByDue" },
);

/** What a mail about a conversation is made from, and to whom it goes. */
export const mailFacts = statement(
  "mail facts",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({
        publicId: conversations.publicId,
        visitor: conversations.visitor,
        state: conversations.state,
        owesAnswerSinceMs: conversations.owesAnswerSinceMs,
        promisedAnswerByMs: conversations.promisedAnswerByMs,
        language: conversations.language,
        timeZone: conversations.timeZone,
        lastDeskSeq: conversations.lastDeskSeq,
        turnUntilMs: conversations.turnUntilMs,
        presence: visitors.presence,
        email: people.email,
        site: conversations.site,
        siteKey: renamed(sites.publicId, "siteKey"),
        siteName: renamed(sites.name, "siteName"),
        siteSettings: renamed(sites.settings, "siteSettings"),
      })
      .from(conversations)
      .innerJoin(sites, eq(sites.id, conversations.site))
      .innerJoin(
        visitors,
        and(eq(visitors.desk, conversations.desk), eq(visitors.id, conversations.visitor)),
      )
      .innerJoin(
        people,
        and(eq(people.desk, conversations.desk), eq(people.visitor, conversations.visitor)),
      )
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: ["primary key", "primary key", "primary key", "primary key"] },
);

/** The messages of a conversation after a place in the stream, the newest first. */
export const messagesAfter = eventsAfter("messages after", ["message.posted"]);

/** What was promised in a conversation after a place in the stream, at which time instead, and what no longer stands; the newest first (PM12). */
export const promisesAfter = eventsAfter("promises after", [
  "promise.made",
  "promise.changed",
  "promise.takenBack",
]);

/** The latest 50 events of some types in a conversation after a place in the stream. */
function eventsAfter(name: string, types: readonly LastingEvent["type"][]) {
  return statement(
    name,
    { desk: events.desk, conversation: events.conversation, after: events.deskSeq },
    (db, p) =>
      db
        .select({
          deskSeq: events.deskSeq,
          type: events.type,
          actor: events.actor,
          text: events.text,
          data: events.data,
        })
        .from(events)
        .where(
          and(
            eq(events.desk, p.desk),
            eq(events.conversation, p.conversation),
            gt(events.deskSeq, p.after),
            inArray(events.type, [...types]),
          ),
        )
        .orderBy(desc(events.deskSeq))
        .limit(50),
    { index: "primary key" },
  );
}
