import { and, desc, eq, getTableColumns, gt, lte } from "drizzle-orm";
import { namedMailboxes } from "../schema.ts";
import { statement } from "../statement.ts";

/** The mailboxes that a visitor named since then, the latest first. */
export const mailboxesOf = statement(
  "mailboxes of a visitor",
  {
    desk: namedMailboxes.desk,
    visitor: namedMailboxes.visitor,
    afterMs: namedMailboxes.atMs,
  },
  (db, p) =>
    db
      .select({ mailbox: namedMailboxes.mailbox, atMs: namedMailboxes.atMs })
      .from(namedMailboxes)
      .where(
        and(
          eq(namedMailboxes.desk, p.desk),
          eq(namedMailboxes.visitor, p.visitor),
          gt(namedMailboxes.atMs, p.afterMs),
        ),
      )
      .orderBy(desc(namedMailboxes.atMs)),
  { index: "namedMailboxesByVisitor" },
);

/** One more, or one that was named too long ago to count. */
export const saveMailbox = statement("save mailbox", getTableColumns(namedMailboxes), (db, p) =>
  db
    .insert(namedMailboxes)
    .values(p)
    .onConflictDoUpdate({
      target: [namedMailboxes.desk, namedMailboxes.visitor, namedMailboxes.mailbox],
      set: { atMs: p.atMs },
    }),
);

/** What no limit asks for any more. */
export const deleteOldMailboxes = statement(
  "delete old mailboxes",
  { desk: namedMailboxes.desk, untilMs: namedMailboxes.atMs },
  (db, p) =>
    db
      .delete(namedMailboxes)
      .where(and(eq(namedMailboxes.desk, p.desk), lte(namedMailboxes.atMs, p.untilMs))),
  { index: "namedMailboxesByTime" },
);
