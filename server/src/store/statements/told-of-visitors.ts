import { and, desc, eq, getTableColumns, lte } from "drizzle-orm";
import { MAX_TRACKED } from "@presently/shared/protocol";
import { conversationDetails, trackedActs } from "../schema.ts";
import { statement } from "../statement.ts";

/** What the page told of a conversation, as JSON. */
export const detailsOf = statement(
  "details of a conversation",
  { desk: conversationDetails.desk, conversation: conversationDetails.conversation },
  (db, p) =>
    db
      .select({ attributes: conversationDetails.attributes })
      .from(conversationDetails)
      .where(
        and(
          eq(conversationDetails.desk, p.desk),
          eq(conversationDetails.conversation, p.conversation),
        ),
      ),
  { index: "primary key" },
);

export const saveDetails = statement(
  "save details of a conversation",
  getTableColumns(conversationDetails),
  (db, p) =>
    db
      .insert(conversationDetails)
      .values(p)
      .onConflictDoUpdate({
        target: [conversationDetails.desk, conversationDetails.conversation],
        set: { attributes: p.attributes },
      }),
);

/** What a visitor did last, by what their pages told; the newest first, and no more are kept. */
export const trackedOf = statement(
  "tracked acts of a visitor",
  { desk: trackedActs.desk, visitor: trackedActs.visitor },
  (db, p) =>
    db
      .select({
        id: trackedActs.id,
        commandId: trackedActs.commandId,
        name: trackedActs.name,
        data: trackedActs.data,
        atMs: trackedActs.atMs,
      })
      .from(trackedActs)
      .where(and(eq(trackedActs.desk, p.desk), eq(trackedActs.visitor, p.visitor)))
      .orderBy(desc(trackedActs.id))
      .limit(MAX_TRACKED),
  { index: "primary key" },
);

export const insertTracked = statement(
  "insert tracked act",
  getTableColumns(trackedActs),
  (db, p) => db.insert(trackedActs).values(p),
);

/** Forgets what was told up to one act of a visitor. */
export const dropTracked = statement(
  "drop tracked acts",
  { desk: trackedActs.desk, visitor: trackedActs.visitor, upto: trackedActs.id },
  (db, p) =>
    db
      .delete(trackedActs)
      .where(
        and(
          eq(trackedActs.desk, p.desk),
          eq(trackedActs.visitor, p.visitor),
          lte(trackedActs.id, p.upto),
        ),
      ),
  { index: "primary key" },
);
