import { and, asc, eq, getTableColumns, gt, gte, isNotNull, isNull, lte, sql } from "drizzle-orm";
import {
  complaints,
  conversations,
  conversationTags,
  erasures,
  events,
  files,
  goodwillGifts,
  people,
  sites,
  tags,
  visitors,
} from "../schema.ts";
import { renamed, statement } from "../statement.ts";

/** So many texts are blanked at once: a few milliseconds of the writer's. */
export const BLANKED_AT_ONCE = 500;
/** And so many files' rows deleted. */
export const FILES_AT_ONCE = 100;

// What is still to be erased (ER3).

export const insertErasure = statement("insert erasure", getTableColumns(erasures), (db, p) =>
  db.insert(erasures).values(p).onConflictDoNothing(),
);

export const nextErasure = statement(
  "next erasure",
  { desk: erasures.desk },
  (db, p) =>
    db
      .select({ step: erasures.step, subject: erasures.subject })
      .from(erasures)
      .where(eq(erasures.desk, p.desk))
      .orderBy(asc(erasures.step), asc(erasures.subject))
      .limit(1),
  { index: "primary key" },
);

export const deleteErasure = statement(
  "delete erasure",
  { desk: erasures.desk, step: erasures.step, subject: erasures.subject },
  (db, p) =>
    db
      .delete(erasures)
      .where(
        and(eq(erasures.desk, p.desk), eq(erasures.step, p.step), eq(erasures.subject, p.subject)),
      ),
  { index: "primary key" },
);

// Conversations.

/** What is left of a conversation says nothing of where its visitor was. */
export const setErased = statement(
  "set conversation erased",
  {
    desk: conversations.desk,
    id: conversations.id,
    erasedAtMs: conversations.erasedAtMs,
  },
  (db, p) =>
    db
      .update(conversations)
      .set({ erasedAtMs: p.erasedAtMs, timeZone: sql`'UTC'` })
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: "primary key" },
);

/** A visitor's conversations that are not erased, the oldest first. */
export const keptConversations = statement(
  "kept conversations of a visitor",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select(getTableColumns(conversations))
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          isNull(conversations.erasedAtMs),
        ),
      )
      .orderBy(asc(conversations.id)),
  { index: "conversationsByVisitor" },
);

/** The place in the stream up to which the next texts of a conversation are blanked. */
export const textsLeft = statement(
  "texts left",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({ deskSeq: events.deskSeq })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          isNotNull(events.text),
        ),
      )
      .orderBy(asc(events.deskSeq))
      .limit(BLANKED_AT_ONCE),
  { index: "primary key" },
);

export const blankTexts = statement(
  "blank texts",
  {
    desk: events.desk,
    conversation: events.conversation,
    from: events.deskSeq,
    upto: events.deskSeq,
  },
  (db, p) =>
    db
      .update(events)
      .set({ text: sql`null` })
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          gte(events.deskSeq, p.from),
          lte(events.deskSeq, p.upto),
        ),
      ),
  { index: "primary key" },
);

const file = {
  id: files.id,
  publicId: files.publicId,
  site: files.site,
  uploader: files.uploader,
  name: files.name,
  bytes: files.bytes,
  kind: files.kind,
  createdAtMs: files.createdAtMs,
};

export const filesOfConversation = statement(
  "files of a conversation",
  { desk: files.desk, conversation: files.conversation, after: files.id },
  (db, p) =>
    db
      .select(file)
      .from(files)
      .where(
        and(eq(files.desk, p.desk), eq(files.conversation, p.conversation), gt(files.id, p.after)),
      )
      .orderBy(asc(files.id))
      .limit(FILES_AT_ONCE),
  { index: "filesByConversation" },
);

/** What somebody uploaded and has not sent. */
export const unsentOf = statement(
  "unsent files of an uploader",
  { desk: files.desk, uploader: files.uploader },
  (db, p) =>
    db
      .select(file)
      .from(files)
      .where(
        and(eq(files.desk, p.desk), eq(files.uploader, p.uploader), isNull(files.conversation)),
      )
      .limit(FILES_AT_ONCE),
  { index: "filesUnsentByUploader" },
);

/** A complaint that goes on is over: nobody can answer it any more. */
export const endComplaintOf = statement(
  "end complaint of an erased conversation",
  {
    desk: complaints.desk,
    conversation: complaints.conversation,
    endedAtMs: complaints.endedAtMs,
  },
  (db, p) =>
    db
      .update(complaints)
      .set({ endedAtMs: p.endedAtMs })
      .where(
        and(
          eq(complaints.desk, p.desk),
          eq(complaints.conversation, p.conversation),
          isNull(complaints.endedAtMs),
        ),
      ),
  { index: "primary key" },
);

// Visitors.

/** What is left of a visitor says nothing of them. */
export const blankVisitor = statement(
  "blank visitor",
  { desk: visitors.desk, id: visitors.id },
  (db, p) =>
    db
      .update(visitors)
      .set({ verifiedSub: sql`null`, timeZone: sql`'UTC'` })
      .where(and(eq(visitors.desk, p.desk), eq(visitors.id, p.id))),
  { index: "primary key" },
);

export const blankMailboxOf = statement(
  "blank the mailbox of gifts",
  { desk: goodwillGifts.desk, conversation: goodwillGifts.conversation },
  (db, p) =>
    db
      .update(goodwillGifts)
      .set({ mailbox: sql`null` })
      .where(and(eq(goodwillGifts.desk, p.desk), eq(goodwillGifts.conversation, p.conversation))),
  { index: "primary key" },
);

/** Visitors of an address, typed or signed, however it is written. */
export const visitorsByAddress = statement(
  "visitors by address",
  { desk: people.desk, email: people.email },
  (db, p) =>
    db
      .select({ visitor: people.visitor })
      .from(people)
      .where(
        and(
          eq(people.desk, p.desk),
          sql`(lower(${people.email}) = lower(${p.email}) or lower(${people.verifiedEmail}) = lower(${p.email}))`,
        ),
      ),
  { mayScan: true },
);

/** Whom a site has signed by this name, on any of the sites. */
export const visitorsBySubject = statement(
  "visitors by subject",
  { desk: visitors.desk, verifiedSub: visitors.verifiedSub },
  (db, p) =>
    db
      .select({ visitor: renamed(visitors.id, "visitor") })
      .from(visitors)
      .where(and(eq(visitors.desk, p.desk), eq(visitors.verifiedSub, p.verifiedSub))),
  { mayScan: true },
);

// What is exported (ER4).

export const visitorToExport = statement(
  "visitor to export",
  { desk: visitors.desk, id: visitors.id },
  (db, p) =>
    db
      .select({
        publicId: visitors.publicId,
        site: renamed(sites.publicId, "site"),
        verifiedSub: visitors.verifiedSub,
        language: visitors.language,
        timeZone: visitors.timeZone,
        createdAtMs: visitors.createdAtMs,
        lastSeenAtMs: visitors.lastSeenAtMs,
      })
      .from(visitors)
      .innerJoin(sites, eq(sites.id, visitors.site))
      .where(and(eq(visitors.desk, p.desk), eq(visitors.id, p.id))),
  { index: ["primary key", "primary key"] },
);

export const eventsToExport = statement(
  "events to export",
  { desk: events.desk, conversation: events.conversation, after: events.deskSeq },
  (db, p) =>
    db
      .select({
        deskSeq: events.deskSeq,
        publicSeq: events.publicSeq,
        publicId: events.publicId,
        type: events.type,
        actor: events.actor,
        atMs: events.atMs,
        text: events.text,
        data: events.data,
      })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          gt(events.deskSeq, p.after),
        ),
      )
      .orderBy(asc(events.deskSeq))
      .limit(1000),
  { index: "primary key" },
);

export const tagNamesOf = statement(
  "tag names of a conversation",
  { desk: conversationTags.desk, conversation: conversationTags.conversation },
  (db, p) =>
    db
      .select({ name: tags.name })
      .from(conversationTags)
      .innerJoin(tags, and(eq(tags.desk, conversationTags.desk), eq(tags.id, conversationTags.tag)))
      .where(
        and(eq(conversationTags.desk, p.desk), eq(conversationTags.conversation, p.conversation)),
      ),
  { index: ["primary key", "primary key"] },
);
