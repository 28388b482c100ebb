import { and, desc, eq, getTableColumns } from "drizzle-orm";
import { announcements, desks } from "../schema.ts";
import { statement } from "../statement.ts";

export const insertAnnouncement = statement(
  "insert announcement",
  getTableColumns(announcements),
  (db, p) => db.insert(announcements).values(p),
);

export const lastAnnouncement = statement(
  "last announcement",
  { desk: announcements.desk, conversation: announcements.conversation },
  (db, p) =>
    db
      .select({ n: announcements.n })
      .from(announcements)
      .where(and(eq(announcements.desk, p.desk), eq(announcements.conversation, p.conversation)))
      .orderBy(desc(announcements.n))
      .limit(1),
  { index: "primary key" },
);

export const deskSeqNow = statement(
  "desk seq now",
  { desk: desks.id },
  (db, p) => db.select({ lastSeq: desks.lastSeq }).from(desks).where(eq(desks.id, p.desk)),
  { index: "primary key" },
);
