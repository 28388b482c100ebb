import { and, eq, getTableColumns, lt } from "drizzle-orm";
import { endings, lastEnds } from "../schema.ts";
import { statement } from "../statement.ts";

const of = { desk: lastEnds.desk, conversation: lastEnds.conversation };

export const lastEndOf = statement(
  "last end of a conversation",
  of,
  (db, p) =>
    db
      .select(getTableColumns(lastEnds))
      .from(lastEnds)
      .where(and(eq(lastEnds.desk, p.desk), eq(lastEnds.conversation, p.conversation))),
  { index: "primary key" },
);

export const saveLastEnd = statement(
  "save last end",
  getTableColumns(lastEnds),
  (db, { desk, conversation, ...end }) =>
    db
      .insert(lastEnds)
      .values({ desk, conversation, ...end })
      .onConflictDoUpdate({ target: [lastEnds.desk, lastEnds.conversation], set: end }),
);

/** Nobody can take them back any more. */
export const forgetLastEnds = statement(
  "forget last ends",
  { desk: lastEnds.desk, beforeMs: lastEnds.atMs },
  (db, p) =>
    db.delete(lastEnds).where(and(eq(lastEnds.desk, p.desk), lt(lastEnds.atMs, p.beforeMs))),
  { index: "lastEndsByTime" },
);

/** Which event says how a conversation ended. */
export const endingSeqOf = statement(
  "event of the ending",
  { desk: endings.desk, conversation: endings.conversation },
  (db, p) =>
    db
      .select({ deskSeq: endings.deskSeq })
      .from(endings)
      .where(and(eq(endings.desk, p.desk), eq(endings.conversation, p.conversation))),
  { index: "primary key" },
);

export const dropEnding = statement(
  "drop ending",
  { desk: endings.desk, conversation: endings.conversation },
  (db, p) =>
    db
      .delete(endings)
      .where(and(eq(endings.desk, p.desk), eq(endings.conversation, p.conversation))),
  { index: "primary key" },
);
