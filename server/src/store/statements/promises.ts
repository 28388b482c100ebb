import { and, eq, getTableColumns } from "drizzle-orm";
import { promises } from "../schema.ts";
import { statement } from "../statement.ts";

const { desk: _desk, conversation: _conversation, ...columns } = getTableColumns(promises);

/** What is promised in a conversation and still open. */
export const promisesOf = statement(
  "promises of a conversation",
  { desk: promises.desk, conversation: promises.conversation },
  (db, p) =>
    db
      .select(columns)
      .from(promises)
      .where(and(eq(promises.desk, p.desk), eq(promises.conversation, p.conversation))),
  { index: "primary key" },
);

/** Makes a promise, or moves the one of its kind. */
export const savePromise = statement("save promise", getTableColumns(promises), (db, p) => {
  const { dueAtMs, remindAtMs, isBroken } = p;
  return db
    .insert(promises)
    .values(p)
    .onConflictDoUpdate({
      target: [promises.desk, promises.conversation, promises.kind],
      set: { dueAtMs, remindAtMs, isBroken },
    });
});

/** It is kept, or taken back. */
export const dropPromise = statement(
  "drop promise",
  { desk: promises.desk, conversation: promises.conversation, kind: promises.kind },
  (db, p) =>
    db
      .delete(promises)
      .where(
        and(
          eq(promises.desk, p.desk),
          eq(promises.conversation, p.conversation),
          eq(promises.kind, p.kind),
        ),
      ),
  { index: "primary key" },
);

/** Ids of the conversations in which something is promised, closed ones too; read once at start. */
export const promisedConversations = statement(
  "conversations with a promise",
  { desk: promises.desk },
  (db, p) =>
    db
      .selectDistinct({ conversation: promises.conversation })
      .from(promises)
      .where(eq(promises.desk, p.desk)),
  { index: "primary key" },
);
