import {
  and,
  eq,
  getTableColumns,
  gte,
  isNull,
  notExists,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { newcomers, workedChats } from "../schema.ts";
import { statement } from "../statement.ts";

const ofAgent = { desk: newcomers.desk, agent: newcomers.agent };
const { desk, agent, conversation } = workedChats;

export const newcomerOf = statement(
  "newcomer of",
  ofAgent,
  (db, p) =>
    db
      .select({ upTo: newcomers.upTo, ended: newcomers.ended })
      .from(newcomers)
      .where(and(eq(newcomers.desk, p.desk), eq(newcomers.agent, p.agent))),
  { index: "primary key" },
);

export const newcomersOfDesk = statement(
  "newcomers of a desk",
  { desk: newcomers.desk },
  (db, p) =>
    db
      .select({ agent: newcomers.agent, upTo: newcomers.upTo })
      .from(newcomers)
      .where(eq(newcomers.desk, p.desk)),
  { index: "primary key" },
);

export const saveNewcomer = statement("save newcomer", getTableColumns(newcomers), (db, p) =>
  db
    .insert(newcomers)
    .values(p)
    .onConflictDoUpdate({
      target: [newcomers.desk, newcomers.agent],
      set: { upTo: p.upTo, ended: p.ended },
    }),
);

export const forgetNewcomer = statement(
  "forget newcomer",
  ofAgent,
  (db, p) =>
    db.delete(newcomers).where(and(eq(newcomers.desk, p.desk), eq(newcomers.agent, p.agent))),
  { index: "primary key" },
);

export const workedChat = statement(
  "worked chat",
  { desk, agent, conversation },
  (db, p) =>
    db
      .select({ endedAtMs: workedChats.endedAtMs, hardAtMs: workedChats.hardAtMs })
      .from(workedChats)
      .where(and(eq(desk, p.desk), eq(agent, p.agent), eq(conversation, p.conversation))),
  { index: "primary key" },
);

export const saveWorkedChat = statement("save worked chat", getTableColumns(workedChats), (db, p) =>
  db
    .insert(workedChats)
    .values(p)
    .onConflictDoUpdate({
      target: [desk, agent, conversation],
      set: { endedAtMs: p.endedAtMs, hardAtMs: p.hardAtMs },
    }),
);

/** What an agent did before `beforeMs` tells nothing of their day any more; what a newcomer has ended is still asked for (LP1). */
export const forgetWorkedChats = statement(
  "forget worked chats",
  { desk, agent, beforeMs: workedChats.endedAtMs },
  (db, p) =>
    db.delete(workedChats).where(
      and(
        eq(desk, p.desk),
        eq(agent, p.agent),
        sql`coalesce(${workedChats.endedAtMs}, 0) < ${p.beforeMs}`,
        sql`coalesce(${workedChats.hardAtMs}, 0) < ${p.beforeMs}`,
        or(
          isNull(workedChats.endedAtMs),
          notExists(
            db
              .select({ one: sql`1` })
              .from(newcomers)
              .where(and(eq(newcomers.desk, p.desk), eq(newcomers.agent, p.agent))),
          ),
        ),
      ),
    ),
  { index: ["primary key", "primary key"] },
);

/** How many chats each agent has ended since then (LP3). */
export const endedChatsOfDesk = statement(
  "ended chats of a desk",
  { desk, sinceMs: workedChats.endedAtMs },
  (db, p) =>
    db
      .select({ agent, ended: sql<number>`count(*)`.as("ended") })
      .from(workedChats)
      .where(and(eq(desk, p.desk), gte(workedChats.endedAtMs, p.sinceMs)))
      .groupBy(agent),
  { index: "primary key" },
);

/** The same of one agent, and how many were hard since another time (LP4). */
export const effortOfAgent = statement(
  "effort of an agent",
  { desk, agent, sinceMs: workedChats.endedAtMs, hardSinceMs: workedChats.hardAtMs },
  (db, p) =>
    db
      .select({
        ended: countFrom(workedChats.endedAtMs, p.sinceMs).as("ended"),
        hard: countFrom(workedChats.hardAtMs, p.hardSinceMs).as("hard"),
      })
      .from(workedChats)
      .where(and(eq(desk, p.desk), eq(agent, p.agent))),
  { index: "primary key" },
);

function countFrom(atMs: SQLWrapper, sinceMs: SQL): SQL<number> {
  return sql<number>`count(case when ${atMs} >= ${sinceMs} then 1 end)`;
}
