import { and, asc, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { conversations, conversationTags, endings, events, tags } from "../schema.ts";
import { statement } from "../statement.ts";

const { desk: _desk, ...fields } = getTableColumns(tags);

/** All of the owner's lists, in the order in which they were made: some hundred at most. */
export const tagsOfDesk = statement(
  "tags of desk",
  { desk: tags.desk },
  (db, p) => db.select(fields).from(tags).where(eq(tags.desk, p.desk)).orderBy(asc(tags.id)),
  { index: "primary key" },
);

export const tagNamed = statement(
  "tag by public id",
  { desk: tags.desk, publicId: tags.publicId },
  (db, p) =>
    db
      .select(fields)
      .from(tags)
      .where(and(eq(tags.desk, p.desk), eq(tags.publicId, p.publicId))),
  { index: "tagsByPublicId" },
);

export const saveTagRow = statement("save tag", getTableColumns(tags), (db, p) => {
  const { site, name, removedAtMs } = p;
  return db
    .insert(tags)
    .values(p)
    .onConflictDoUpdate({ target: [tags.desk, tags.id], set: { site, name, removedAtMs } });
});

/** What a conversation is tagged with. */
export const tagsOf = statement(
  "tags of a conversation",
  { desk: conversationTags.desk, conversation: conversationTags.conversation },
  (db, p) =>
    db
      .select({ tag: conversationTags.tag, publicId: tags.publicId, kind: tags.kind })
      .from(conversationTags)
      .innerJoin(tags, and(eq(tags.desk, p.desk), eq(tags.id, conversationTags.tag)))
      .where(
        and(eq(conversationTags.desk, p.desk), eq(conversationTags.conversation, p.conversation)),
      ),
  { index: ["primary key", "primary key"] },
);

export const putTag = statement(
  "put tag on a conversation",
  getTableColumns(conversationTags),
  (db, p) => db.insert(conversationTags).values(p),
);

export const takeTag = statement(
  "take tag off a conversation",
  getTableColumns(conversationTags),
  (db, p) =>
    db
      .delete(conversationTags)
      .where(
        and(
          eq(conversationTags.desk, p.desk),
          eq(conversationTags.conversation, p.conversation),
          eq(conversationTags.tag, p.tag),
        ),
      ),
  { index: "primary key" },
);

export const saveEnding = statement("save ending", getTableColumns(endings), (db, p) =>
  db
    .insert(endings)
    .values(p)
    .onConflictDoUpdate({
      target: [endings.desk, endings.conversation],
      set: { deskSeq: p.deskSeq },
    }),
);

/** How a conversation ended, in its agent's words. */
export const endingOf = statement(
  "ending of a conversation",
  { desk: endings.desk, conversation: endings.conversation },
  (db, p) =>
    db
      .select({ text: sql<string | null>`${events.text}`.as("text") })
      .from(endings)
      .innerJoin(
        events,
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.deskSeq, endings.deskSeq),
        ),
      )
      .where(and(eq(endings.desk, p.desk), eq(endings.conversation, p.conversation))),
  { index: ["primary key", "primary key"] },
);

/** Conversations that have a tag, the latest first, from one on: a page of them. */
export const conversationsWithTag = statement(
  "conversations with a tag",
  {
    desk: conversationTags.desk,
    tag: conversationTags.tag,
    before: conversationTags.conversation,
  },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        publicId: conversations.publicId,
        site: conversations.site,
        createdAtMs: conversations.createdAtMs,
      })
      .from(conversationTags)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, conversationTags.conversation)),
      )
      .where(
        and(
          eq(conversationTags.desk, p.desk),
          eq(conversationTags.tag, p.tag),
          lt(conversationTags.conversation, p.before),
        ),
      )
      .orderBy(desc(conversationTags.conversation))
      .limit(100),
  { index: ["conversationTagsByTag", "primary key"] },
);
