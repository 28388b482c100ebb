import { and, eq, getTableColumns, lte, sql } from "drizzle-orm";
import { pushes } from "../schema.ts";
import { statement } from "../statement.ts";

const key = { desk: pushes.desk, conversation: pushes.conversation };
const call = {
  publicId: pushes.publicId,
  state: pushes.state,
  queuedAtMs: pushes.queuedAtMs,
  dueAtMs: pushes.dueAtMs,
  tries: pushes.tries,
};

/** Where the visitor of a conversation is reached, and the call that waits, or what became of the last. */
export const pushOf = statement(
  "push of a conversation",
  key,
  (db, p) =>
    db
      .select({ endpoint: pushes.endpoint, p256dh: pushes.p256dh, auth: pushes.auth, ...call })
      .from(pushes)
      .where(and(eq(pushes.desk, p.desk), eq(pushes.conversation, p.conversation))),
  { index: "primary key" },
);

/** The call alone. */
export const callOf = statement(
  "call by push of a conversation",
  key,
  (db, p) =>
    db
      .select(call)
      .from(pushes)
      .where(and(eq(pushes.desk, p.desk), eq(pushes.conversation, p.conversation))),
  { index: "primary key" },
);

export const insertPush = statement("insert push", getTableColumns(pushes), (db, p) =>
  db.insert(pushes).values(p),
);

export const savePush = statement(
  "save push",
  { ...key, ...call },
  (db, { desk, conversation, ...columns }) =>
    db
      .update(pushes)
      .set(columns)
      .where(and(eq(pushes.desk, desk), eq(pushes.conversation, conversation))),
  { index: "primary key" },
);

/** Nothing waits any more; where the visitor is reached stays known. */
export const settlePush = statement(
  "settle push",
  key,
  (db, p) =>
    db
      .update(pushes)
      .set({ state: "kept" })
      .where(
        and(
          eq(pushes.desk, p.desk),
          eq(pushes.conversation, p.conversation),
          sql`${pushes.state} = 'waiting'`,
        ),
      ),
  { index: "primary key" },
);

export const deletePush = statement(
  "delete push",
  key,
  (db, p) =>
    db.delete(pushes).where(and(eq(pushes.desk, p.desk), eq(pushes.conversation, p.conversation))),
  { index: "primary key" },
);

/** Calls that may go by now, the one that has waited longest first. */
export const duePushes = statement(
  "due pushes",
  { desk: pushes.desk, nowMs: pushes.dueAtMs },
  (db, p) =>
    db
      .select({ conversation: pushes.conversation })
      .from(pushes)
      .where(
        and(
          eq(pushes.desk, p.desk),
          sql`${pushes.state} = 'waiting'`,
          lte(pushes.dueAtMs, p.nowMs),
        ),
      )
      .orderBy(pushes.dueAtMs)
      .limit(20),
  { index: "pushesByDue" },
);

/** When the next call is due. */
export const earliestPush = statement(
  "earliest push",
  { desk: pushes.desk },
  (db, p) =>
    db
      .select({ dueAtMs: pushes.dueAtMs })
      .from(pushes)
      .where(and(eq(pushes.desk, p.desk), sql`${pushes.state} = 'waiting'`))
      .orderBy(pushes.dueAtMs)
      .limit(1),
  { index: "pushesByDue" },
);

/** How many calls wait, for whoever watches over the server. */
export const waitingPushes = statement(
  "waiting pushes",
  { desk: pushes.desk },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(pushes)
      .where(and(eq(pushes.desk, p.desk), sql`${pushes.state} = 'waiting'`)),
  { index: "pushesByDue" },
);
