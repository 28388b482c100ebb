import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { agents, cannedReplies, cannedReplyTexts, cannedReplyWords } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const columns = getTableColumns(cannedReplies);

export const cannedReplyByPublicId = statement(
  "canned reply by public id",
  { desk: cannedReplies.desk, publicId: cannedReplies.publicId },
  (db, p) =>
    db
      .select(columns)
      .from(cannedReplies)
      .where(and(eq(cannedReplies.desk, p.desk), eq(cannedReplies.publicId, p.publicId))),
  { index: "cannedRepliesByPublicId" },
);

/** With its keeper, as the list shows it. */
export const cannedReplyById = statement(
  "canned reply by id",
  { desk: cannedReplies.desk, id: cannedReplies.id },
  (db, p) =>
    db
      .select({
        publicId: cannedReplies.publicId,
        site: cannedReplies.site,
        kind: cannedReplies.kind,
        name: cannedReplies.name,
        checkedAtMs: cannedReplies.checkedAtMs,
        keeperId: renamed(agents.publicId, "keeperId"),
        keeperName: renamed(agents.name, "keeperName"),
      })
      .from(cannedReplies)
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, cannedReplies.keeper)))
      .where(and(eq(cannedReplies.desk, p.desk), eq(cannedReplies.id, p.id))),
  { index: ["primary key", "primary key"] },
);

export const insertCannedReply = statement("insert canned reply", columns, (db, p) =>
  db.insert(cannedReplies).values(p),
);

export const updateCannedReply = statement(
  "update canned reply",
  {
    desk: cannedReplies.desk,
    id: cannedReplies.id,
    site: cannedReplies.site,
    kind: cannedReplies.kind,
    name: cannedReplies.name,
    keeper: cannedReplies.keeper,
    checkedAtMs: cannedReplies.checkedAtMs,
  },
  (db, { desk, id, ...set }) =>
    db
      .update(cannedReplies)
      .set(set)
      .where(and(eq(cannedReplies.desk, desk), eq(cannedReplies.id, id))),
  { index: "primary key" },
);

export const setReplyChecked = statement(
  "canned reply was checked",
  { desk: cannedReplies.desk, id: cannedReplies.id, checkedAtMs: cannedReplies.checkedAtMs },
  (db, { desk, id, checkedAtMs }) =>
    db
      .update(cannedReplies)
      .set({ checkedAtMs })
      .where(and(eq(cannedReplies.desk, desk), eq(cannedReplies.id, id))),
  { index: "primary key" },
);

export const dropCannedReply = statement(
  "drop canned reply",
  { desk: cannedReplies.desk, id: cannedReplies.id },
  (db, p) =>
    db.delete(cannedReplies).where(and(eq(cannedReplies.desk, p.desk), eq(cannedReplies.id, p.id))),
  { index: "primary key" },
);

const ofReply = { desk: cannedReplyTexts.desk, reply: cannedReplyTexts.reply };

/** Its wordings, by language and number, with what each is counted by (RF1). */
export const wordingsOfReply = statement(
  "wordings of a canned reply",
  ofReply,
  (db, p) =>
    db
      .select({
        language: cannedReplyTexts.language,
        variant: cannedReplyTexts.variant,
        text: cannedReplyTexts.text,
        wording: cannedReplyTexts.wording,
      })
      .from(cannedReplyTexts)
      .where(and(eq(cannedReplyTexts.desk, p.desk), eq(cannedReplyTexts.reply, p.reply)))
      .orderBy(asc(cannedReplyTexts.language), asc(cannedReplyTexts.variant)),
  { index: "primary key" },
);

/** The words that stand at a place: what they are counted by (RF1). */
export const wordingAt = statement(
  "wording at a place of a canned reply",
  { ...ofReply, language: cannedReplyTexts.language, variant: cannedReplyTexts.variant },
  (db, p) =>
    db
      .select({ wording: cannedReplyTexts.wording })
      .from(cannedReplyTexts)
      .where(
        and(
          eq(cannedReplyTexts.desk, p.desk),
          eq(cannedReplyTexts.reply, p.reply),
          eq(cannedReplyTexts.language, p.language),
          eq(cannedReplyTexts.variant, p.variant),
        ),
      ),
  { index: "primary key" },
);

export const insertWording = statement(
  "insert wording of a canned reply",
  getTableColumns(cannedReplyTexts),
  (db, p) => db.insert(cannedReplyTexts).values(p),
);

export const dropWordings = statement(
  "drop wordings of a canned reply",
  ofReply,
  (db, p) =>
    db
      .delete(cannedReplyTexts)
      .where(and(eq(cannedReplyTexts.desk, p.desk), eq(cannedReplyTexts.reply, p.reply))),
  { index: "primary key" },
);

const onShelf = { desk: cannedReplyWords.desk, site: cannedReplyWords.site };
const { reply, name } = cannedReplyWords;

export const insertReplyWords = statement(
  "insert words of a canned reply",
  getTableColumns(cannedReplyWords),
  (db, p) => db.insert(cannedReplyWords).values(p),
);

export const dropReplyWords = statement(
  "drop words of a canned reply",
  { ...onShelf, name, reply },
  (db, p) =>
    db
      .delete(cannedReplyWords)
      .where(
        and(
          eq(cannedReplyWords.desk, p.desk),
          eq(cannedReplyWords.site, p.site),
          eq(name, p.name),
          eq(reply, p.reply),
        ),
      ),
  { index: "primary key" },
);

export const countOfReplies = statement(
  "count of canned replies",
  { desk: cannedReplyWords.desk },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(cannedReplyWords)
      .where(eq(cannedReplyWords.desk, p.desk)),
  { index: "primary key" },
);

/** The replies of a site by name, those alone that fit both patterns of LIKE. */
export const repliesLike = statement(
  "canned replies like",
  { ...onShelf, first: cannedReplyWords.words, second: cannedReplyWords.words },
  (db, p) =>
    db
      .select({ reply, name })
      .from(cannedReplyWords)
      .where(
        and(
          eq(cannedReplyWords.desk, p.desk),
          eq(cannedReplyWords.site, p.site),
          sql`${cannedReplyWords.words} like ${p.first}`,
          sql`${cannedReplyWords.words} like ${p.second}`,
        ),
      )
      .orderBy(asc(name), asc(reply)),
  { index: "primary key" },
);

/** Those whose names have the letters of a pattern of LIKE in their order. */
export const repliesNamedLike = statement(
  "canned replies named like",
  { ...onShelf, pattern: cannedReplyWords.name },
  (db, p) =>
    db
      .select({ reply, name })
      .from(cannedReplyWords)
      .where(
        and(
          eq(cannedReplyWords.desk, p.desk),
          eq(cannedReplyWords.site, p.site),
          sql`${name} like ${p.pattern}`,
        ),
      )
      .orderBy(asc(name), asc(reply)),
  { index: "primary key" },
);
