import { and, desc, eq, getTableColumns, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { agents, conversations, events, kindWords, shelvedCases } from "../schema.ts";
import type { SqlWriter } from "../sql-writer.ts";
import { renamed, statement } from "../statement.ts";

/** So many of each are read at once, the latest first: as many as the shelf shows. */
export const SHELF_PAGE = 100;

/** Nobody learns from what was a test, whenever that was said (SH4). */
const isReal = isNull(conversations.testSinceMs);

const ofWords = { desk: kindWords.desk, conversation: kindWords.conversation };
const ofCase = { desk: shelvedCases.desk, conversation: shelvedCases.conversation };

export const kindWordsOf = statement(
  "kind words of a conversation",
  ofWords,
  (db, p) =>
    db
      .select({
        deskSeq: kindWords.deskSeq,
        agent: kindWords.agent,
        sharedAtMs: kindWords.sharedAtMs,
      })
      .from(kindWords)
      .where(and(eq(kindWords.desk, p.desk), eq(kindWords.conversation, p.conversation))),
  { index: "primary key" },
);

export const saveKindWords = statement("save kind words", getTableColumns(kindWords), (db, p) => {
  const { deskSeq, agent, sharedAtMs } = p;
  return db
    .insert(kindWords)
    .values(p)
    .onConflictDoUpdate({
      target: [kindWords.desk, kindWords.conversation],
      set: { deskSeq, agent, sharedAtMs },
    });
});

export const dropKindWords = statement(
  "drop kind words",
  ofWords,
  (db, p) =>
    db
      .delete(kindWords)
      .where(and(eq(kindWords.desk, p.desk), eq(kindWords.conversation, p.conversation))),
  { index: "primary key" },
);

/** The kind words that `which` narrows down, before one of them, the latest first. */
function latestWords(db: SqlWriter, p: { readonly desk: SQL; readonly before: SQL }, which: SQL) {
  return db
    .select({
      publicId: conversations.publicId,
      site: conversations.site,
      agentId: renamed(agents.publicId, "agentId"),
      text: sql<string | null>`${events.text}`.as("text"),
      atMs: events.atMs,
      sharedAtMs: kindWords.sharedAtMs,
      deskSeq: kindWords.deskSeq,
    })
    .from(kindWords)
    .innerJoin(
      conversations,
      and(eq(conversations.desk, p.desk), eq(conversations.id, kindWords.conversation)),
    )
    .innerJoin(
      events,
      and(
        eq(events.desk, p.desk),
        eq(events.conversation, kindWords.conversation),
        eq(events.deskSeq, kindWords.deskSeq),
      ),
    )
    .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, kindWords.agent)))
    .where(and(eq(kindWords.desk, p.desk), which, lt(kindWords.deskSeq, p.before), isReal))
    .orderBy(desc(kindWords.deskSeq))
    .limit(SHELF_PAGE);
}

/** The kind words that visitors had for one agent, before one of them, the latest first. */
export const kindWordsOfAgent = statement(
  "kind words of an agent",
  { desk: kindWords.desk, agent: kindWords.agent, before: kindWords.deskSeq },
  (db, p) => latestWords(db, p, eq(kindWords.agent, p.agent)),
  { index: ["primary key", "kindWordsOfAgent", "primary key", "primary key"] },
);

/** The kind words that their agents share, before one of them, the latest first. */
export const sharedKindWords = statement(
  "shared kind words",
  { desk: kindWords.desk, before: kindWords.deskSeq },
  (db, p) => latestWords(db, p, isNotNull(kindWords.sharedAtMs)),
  { index: ["kindWordsShared", "primary key", "primary key", "primary key"] },
);

export const shelvedCaseOf = statement(
  "shelved case of a conversation",
  ofCase,
  (db, p) =>
    db
      .select({ agent: shelvedCases.agent })
      .from(shelvedCases)
      .where(and(eq(shelvedCases.desk, p.desk), eq(shelvedCases.conversation, p.conversation))),
  { index: "primary key" },
);

export const saveCase = statement("save shelved case", getTableColumns(shelvedCases), (db, p) => {
  const { deskSeq, agent } = p;
  return db
    .insert(shelvedCases)
    .values(p)
    .onConflictDoUpdate({
      target: [shelvedCases.desk, shelvedCases.conversation],
      set: { deskSeq, agent },
    });
});

export const dropCase = statement(
  "drop shelved case",
  ofCase,
  (db, p) =>
    db
      .delete(shelvedCases)
      .where(and(eq(shelvedCases.desk, p.desk), eq(shelvedCases.conversation, p.conversation))),
  { index: "primary key" },
);

/** The cases on the shelf, before one of them, the latest first. */
export const latestCases = statement(
  "latest shelved cases",
  { desk: shelvedCases.desk, before: shelvedCases.deskSeq },
  (db, p) =>
    db
      .select({
        publicId: conversations.publicId,
        site: conversations.site,
        agentId: renamed(agents.publicId, "agentId"),
        text: sql<string | null>`${events.text}`.as("text"),
        atMs: events.atMs,
        deskSeq: shelvedCases.deskSeq,
      })
      .from(shelvedCases)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, shelvedCases.conversation)),
      )
      .innerJoin(
        events,
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, shelvedCases.conversation),
          eq(events.deskSeq, shelvedCases.deskSeq),
        ),
      )
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, shelvedCases.agent)))
      .where(and(eq(shelvedCases.desk, p.desk), lt(shelvedCases.deskSeq, p.before), isReal))
      .orderBy(desc(shelvedCases.deskSeq))
      .limit(SHELF_PAGE),
  { index: ["shelvedCasesLatest", "primary key", "primary key", "primary key"] },
);
