import { and, eq, getTableColumns } from "drizzle-orm";
import { phoneCalls } from "../schema.ts";
import { statement } from "../statement.ts";

const { desk: _desk, ...columns } = getTableColumns(phoneCalls);
const key = { desk: phoneCalls.desk, conversation: phoneCalls.conversation };

/** The call that is owed in a conversation, if one is. */
export const phoneCallOf = statement(
  "phone call of a conversation",
  key,
  (db, p) =>
    db
      .select(columns)
      .from(phoneCalls)
      .where(and(eq(phoneCalls.desk, p.desk), eq(phoneCalls.conversation, p.conversation))),
  { index: "primary key" },
);

/** One call for a conversation: asked for again, it is the same one. */
export const savePhoneCall = statement("save phone call", getTableColumns(phoneCalls), (db, p) => {
  const { phone, dueAtMs, tries, agent } = p;
  return db
    .insert(phoneCalls)
    .values(p)
    .onConflictDoUpdate({
      target: [phoneCalls.desk, phoneCalls.conversation],
      set: { phone, dueAtMs, tries, agent },
    });
});

/** With the row the number is gone. */
export const dropPhoneCall = statement(
  "drop phone call",
  key,
  (db, p) =>
    db
      .delete(phoneCalls)
      .where(and(eq(phoneCalls.desk, p.desk), eq(phoneCalls.conversation, p.conversation))),
  { index: "primary key" },
);
