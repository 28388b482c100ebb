import { and, eq, sql } from "drizzle-orm/sql";
import { accounts, agentLines, agents, roles, slots, workedChats } from "../schema.ts";
import { statement } from "../statement.ts";

const load = sql<number>`(select count(*) from ${slots} where ${slots.desk} = ${agents.desk} and ${slots.agent} = ${agents.id})`;
const facts = {
  id: agents.id,
  account: agents.account,
  publicId: agents.publicId,
  availability: agents.availability,
  presence: agents.presence,
  capacity: agents.capacity,
  idleSinceMs: agents.idleSinceMs,
  load: load.as("load"),
};

/** An agent with their load and whether their account may sign in. */
export const agentById = statement(
  "agent by id",
  { desk: agents.desk, id: agents.id },
  (db, p) =>
    db
      .select({ ...facts, state: accounts.state })
      .from(agents)
      .innerJoin(accounts, eq(accounts.id, agents.account))
      .where(and(eq(agents.desk, p.desk), eq(agents.id, p.id))),
  { index: ["primary key", "primary key", "primary key"] },
);

export const agentByPublicId = statement(
  "agent by public id",
  { desk: agents.desk, publicId: agents.publicId },
  (db, p) =>
    db
      .select({ ...facts, state: accounts.state })
      .from(agents)
      .innerJoin(accounts, eq(accounts.id, agents.account))
      .where(and(eq(agents.desk, p.desk), eq(agents.publicId, p.publicId))),
  { index: ["agentsByPublicId", "primary key", "primary key"] },
);

/** The agents who serve a line, take chats now (RT2) and have a slot free (RT3), or would have with `extra` more of them, with their hard chats of late (LP4). */
export const agentsWithRoomOf = statement(
  "agents with room of a line",
  {
    desk: agentLines.desk,
    line: agentLines.line,
    extra: agents.capacity,
    hardSinceMs: workedChats.hardAtMs,
  },
  (db, p) =>
    db
      .select({
        ...facts,
        hardChats:
          sql<number>`(select count(*) from ${workedChats} where ${workedChats.desk} = ${agents.desk} and ${workedChats.agent} = ${agents.id} and ${workedChats.hardAtMs} >= ${p.hardSinceMs})`.as(
            "hardChats",
          ),
      })
      .from(agentLines)
      .innerJoin(agents, and(eq(agents.desk, agentLines.desk), eq(agents.id, agentLines.agent)))
      .where(
        and(
          eq(agentLines.desk, p.desk),
          eq(agentLines.line, p.line),
          sql`${agents.availability} = 'online'`,
          sql`${agents.presence} = 'connected'`,
          sql`${load} < ${agents.capacity} + ${p.extra}`,
        ),
      ),
  { index: ["agentLinesByLine", "primary key", "primary key", "primary key", "primary key"] },
);

export const linesOfAgent = statement(
  "lines of an agent",
  { desk: agentLines.desk, agent: agentLines.agent },
  (db, p) =>
    db
      .select({ line: agentLines.line })
      .from(agentLines)
      .where(and(eq(agentLines.desk, p.desk), eq(agentLines.agent, p.agent)))
      .orderBy(agentLines.line),
  { index: "primary key" },
);

/** What an account was given (RI1): read again in every command (R29). */
export const grantsOfAccount = statement(
  "grants of an account",
  { desk: roles.desk, account: roles.account },
  (db, p) =>
    db
      .select({ site: roles.site, role: roles.role })
      .from(roles)
      .where(and(eq(roles.desk, p.desk), eq(roles.account, p.account))),
  { index: "primary key" },
);

const key = { desk: agents.desk, id: agents.id };

export const setAvailability = statement(
  "set availability",
  { ...key, availability: agents.availability, idleSinceMs: agents.idleSinceMs },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);

export const setAgentPresence = statement(
  "set agent presence",
  { ...key, presence: agents.presence },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);

export const setCapacity = statement(
  "set capacity",
  { ...key, capacity: agents.capacity },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);

export const setIdleSince = statement(
  "set idle since",
  { ...key, idleSinceMs: agents.idleSinceMs },
  (db, { desk, id, ...columns }) =>
    db
      .update(agents)
      .set(columns)
      .where(and(eq(agents.desk, desk), eq(agents.id, id))),
  { index: "primary key" },
);
