import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { outbox } from "../schema.ts";
import { statement } from "../statement.ts";

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
