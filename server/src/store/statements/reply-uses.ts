import { and, eq, getTableColumns, gte, inArray, isNull, sql } from "drizzle-orm";
import { cannedReplies, cannedReplyTexts, conversations, replyUses } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const { desk, conversation } = replyUses;

export const countReplyUses = statement(
  "count reply uses of a conversation",
  { desk, conversation },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(replyUses)
      .where(and(eq(desk, p.desk), eq(conversation, p.conversation))),
  { index: "primary key" },
);

export const insertReplyUse = statement("insert reply use", getTableColumns(replyUses), (db, p) =>
  db.insert(replyUses).values(p),
);

/** Somebody has written after it: what was the latest message from a reply is so no more. */
export const settleReplyUse = statement(
  "settle reply use",
  { desk, conversation, askedAgain: replyUses.askedAgain },
  (db, p) =>
    db
      .update(replyUses)
      .set({ askedAgain: sql`${p.askedAgain}`, isLatest: 0 })
      .where(and(eq(desk, p.desk), eq(conversation, p.conversation), eq(replyUses.isLatest, 1))),
  { index: "primary key" },
);

const isLow = sql`${conversations.ratingScore} <= 2`;
const sum = (what: ReturnType<typeof sql>, name: string) => sql<number>`sum(${what})`.as(name);
/** In how many conversations something is so: one in which a wording was sent twice is one. */
const chatsWith = (what: ReturnType<typeof sql>) =>
  sql<number>`count(distinct case when ${what} then ${replyUses.conversation} end)`;

/** What became of the replies of a site that were sent since then, by wording (RF1 to RF3). Starters and lists of data are exempt. */
export const replyFiguresOf = statement(
  "reply figures of a site",
  { desk, site: conversations.site, sinceMs: replyUses.atMs },
  (db, p) =>
    db
      .select({
        reply: replyUses.reply,
        replyId: renamed(cannedReplies.publicId, "replyId"),
        name: cannedReplies.name,
        language: replyUses.language,
        variant: cannedReplyTexts.variant,
        sent: sql<number>`count(*)`.as("sent"),
        edited: sum(sql`${replyUses.isEdited}`, "edited"),
        askedAgain: sum(sql`${replyUses.askedAgain}`, "askedAgain"),
        rated: chatsWith(sql`${conversations.ratingScore} is not null`).as("rated"),
        ratedLow: chatsWith(isLow).as("ratedLow"),
        // A conversation that was rated low went badly once, unless it is among those asked after already.
        bad: sql<number>`sum(${replyUses.askedAgain}) + ${chatsWith(isLow)} - ${chatsWith(
          sql`${isLow} and ${replyUses.askedAgain} = 1`,
        )}`.as("bad"),
      })
      .from(replyUses)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, replyUses.desk), eq(conversations.id, replyUses.conversation)),
      )
      .innerJoin(
        cannedReplies,
        and(eq(cannedReplies.desk, replyUses.desk), eq(cannedReplies.id, replyUses.reply)),
      )
      .innerJoin(
        cannedReplyTexts,
        and(
          eq(cannedReplyTexts.desk, replyUses.desk),
          eq(cannedReplyTexts.reply, replyUses.reply),
          eq(cannedReplyTexts.language, replyUses.language),
          eq(cannedReplyTexts.wording, replyUses.wording),
        ),
      )
      .where(
        and(
          eq(desk, p.desk),
          gte(replyUses.atMs, p.sinceMs),
          eq(conversations.site, p.site),
          isNull(conversations.testSinceMs),
          inArray(cannedReplies.kind, ["reply", "offer"]),
        ),
      )
      .groupBy(replyUses.reply, replyUses.language, cannedReplyTexts.variant),
  { index: ["replyUsesByTime", "primary key", "primary key", "primary key"], mayScan: true },
);
