import { and, eq, exists, getTableColumns, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { conversations, drafts } from "../schema.ts";
import { statement } from "../statement.ts";

const { desk, agent, conversation, kind, text, atMs } = drafts;

export const draftOf = statement(
  "draft of an agent",
  { desk, agent, conversation, kind },
  (db, p) =>
    db
      .select({ text, atMs })
      .from(drafts)
      .where(
        and(
          eq(desk, p.desk),
          eq(agent, p.agent),
          eq(conversation, p.conversation),
          eq(kind, p.kind),
        ),
      ),
  { index: "primary key" },
);

export const saveDraft = statement("save draft", getTableColumns(drafts), (db, p) =>
  db
    .insert(drafts)
    .values(p)
    .onConflictDoUpdate({
      target: [desk, agent, conversation, kind],
      set: { text: p.text, atMs: p.atMs },
    }),
);

/** All that an agent has begun, in conversations that were not erased. */
export const draftsOfAgent = statement(
  "drafts of an agent",
  { desk, agent },
  (db, p) =>
    db
      .select({ publicId: conversations.publicId, kind, text, atMs })
      .from(drafts)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, conversation)),
      )
      .where(and(eq(desk, p.desk), eq(agent, p.agent), ne(text, ""))),
  { index: ["primary key", "primary key"] },
);

export const draftCountOf = statement(
  "how many drafts an agent has",
  { desk, agent },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(drafts)
      .where(and(eq(desk, p.desk), eq(agent, p.agent), ne(text, ""))),
  { index: "primary key" },
);

/** Nobody has touched them for so long. */
export const forgetOldDrafts = statement(
  "forget old drafts",
  { desk, beforeMs: atMs },
  (db, p) => db.delete(drafts).where(and(eq(desk, p.desk), lt(atMs, p.beforeMs))),
  { index: "draftsByTime" },
);

/** What an agent had begun to write to visitors whose conversations an agent has ended since, before `beforeMs`; notes stay. */
export const forgetEndedDrafts = statement(
  "forget drafts of ended conversations",
  { desk, agent, beforeMs: conversations.closedAtMs },
  (db, p) =>
    db.delete(drafts).where(
      and(
        eq(desk, p.desk),
        eq(agent, p.agent),
        inArray(kind, ["reply", "answers", "picked", "form"]),
        exists(
          db
            .select({ one: sql`1` })
            .from(conversations)
            .where(
              and(
                eq(conversations.desk, p.desk),
                eq(conversations.id, conversation),
                eq(conversations.state, "closed"),
                eq(conversations.closedBy, "agent"),
                gte(conversations.closedAtMs, atMs),
                lt(conversations.closedAtMs, p.beforeMs),
              ),
            ),
        ),
      ),
    ),
  { index: ["primary key", "primary key"] },
);
