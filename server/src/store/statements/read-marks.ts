import { and, eq, getTableColumns } from "drizzle-orm";
import { conversations, readMarks } from "../schema.ts";
import { statement } from "../statement.ts";

/** How far a conversation was read; without a row, not at all. */
export const readMarksOf = statement(
  "read marks of a conversation",
  { desk: readMarks.desk, conversation: readMarks.conversation },
  (db, p) =>
    db
      .select({
        deliveredSeq: readMarks.deliveredSeq,
        agentSeq: readMarks.agentSeq,
        visitorSeq: readMarks.visitorSeq,
      })
      .from(readMarks)
      .where(and(eq(readMarks.desk, p.desk), eq(readMarks.conversation, p.conversation))),
  { index: "primary key" },
);

/** Who may move the marks of a conversation, and how far. */
export const readableTo = statement(
  "how far a conversation can be read",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({ agent: conversations.agent, lastPublicSeq: conversations.lastPublicSeq })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: "primary key" },
);

export const saveReadMarks = statement("save read marks", getTableColumns(readMarks), (db, p) => {
  const { deliveredSeq, agentSeq, visitorSeq } = p;
  return db
    .insert(readMarks)
    .values(p)
    .onConflictDoUpdate({
      target: [readMarks.desk, readMarks.conversation],
      set: { deliveredSeq, agentSeq, visitorSeq },
    });
});
