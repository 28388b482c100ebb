import { and, eq, getTableColumns, ne, sql } from "drizzle-orm";
import { slots } from "../schema.ts";
import { statement } from "../statement.ts";

const columns = {
  agent: slots.agent,
  slot: slots.slot,
  conversation: slots.conversation,
  kind: slots.kind,
  sinceMs: slots.sinceMs,
};
const key = { desk: slots.desk, agent: slots.agent, slot: slots.slot };

export const slotsOfAgent = statement(
  "slots of an agent",
  { desk: slots.desk, agent: slots.agent },
  (db, p) =>
    db
      .select(columns)
      .from(slots)
      .where(and(eq(slots.desk, p.desk), eq(slots.agent, p.agent)))
      .orderBy(slots.slot),
  { index: "primary key" },
);

/** The offer and the chat of a conversation: at most one of each (R10). */
export const slotsOfConversation = statement(
  "slots of a conversation",
  { desk: slots.desk, conversation: slots.conversation },
  (db, p) =>
    db
      .select(columns)
      .from(slots)
      .where(
        and(
          eq(slots.desk, p.desk),
          eq(slots.conversation, p.conversation),
          ne(slots.kind, sql`'wrapUp'`),
        ),
      ),
  { index: "slotsByConversation" },
);

/** Refused by the primary key when somebody has the slot (R10). */
export const insertSlot = statement("insert slot", getTableColumns(slots), (db, p) =>
  db.insert(slots).values(p),
);

/** An offer that becomes a chat, a chat that becomes a wrap-up: the same slot, in the hands it was in. */
export const turnSlot = statement(
  "turn slot",
  { ...key, formerKind: slots.kind, kind: slots.kind, sinceMs: slots.sinceMs },
  (db, { desk, agent, slot, formerKind, ...changed }) =>
    db
      .update(slots)
      .set(changed)
      .where(
        and(
          eq(slots.desk, desk),
          eq(slots.agent, agent),
          eq(slots.slot, slot),
          eq(slots.kind, formerKind),
        ),
      ),
  { index: "primary key" },
);

export const deleteSlot = statement(
  "delete slot",
  { ...key, conversation: slots.conversation, kind: slots.kind },
  (db, p) =>
    db
      .delete(slots)
      .where(
        and(
          eq(slots.desk, p.desk),
          eq(slots.agent, p.agent),
          eq(slots.slot, p.slot),
          eq(slots.conversation, p.conversation),
          eq(slots.kind, p.kind),
        ),
      ),
  { index: "primary key" },
);
