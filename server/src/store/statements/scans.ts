import { and, eq, inArray, lt, ne, sql } from "drizzle-orm/sql";
import { agents, conversations, deadlines, slots, visitors } from "../schema.ts";
import { statement } from "../statement.ts";

// What only boot and reconciliation read (R15): they look at everything that is not at rest, on purpose.

const slot = {
  agent: slots.agent,
  slot: slots.slot,
  conversation: slots.conversation,
  kind: slots.kind,
  sinceMs: slots.sinceMs,
};

/** Slots in the hands of agents who are offline. */
export const slotsOfOfflineAgents = statement(
  "slots of offline agents",
  { desk: slots.desk },
  (db, p) =>
    db
      .select(slot)
      .from(slots)
      .innerJoin(agents, and(eq(agents.desk, slots.desk), eq(agents.id, slots.agent)))
      .where(and(eq(slots.desk, p.desk), eq(agents.presence, sql`'offline'`))),
  { mayScan: true },
);

/** Offers and chats of conversations that are closed or were left as a message. */
export const slotsOfEnded = statement(
  "slots of ended conversations",
  { desk: slots.desk },
  (db, p) =>
    db
      .select(slot)
      .from(slots)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, slots.desk), eq(conversations.id, slots.conversation)),
      )
      .where(
        and(
          eq(slots.desk, p.desk),
          ne(slots.kind, sql`'wrapUp'`),
          inArray(conversations.state, ["closed", "messageLeft"]),
        ),
      ),
  { mayScan: true },
);

/** Conversations that say somebody has or is offered them, while no slot does. */
export const heldByNoSlot = statement(
  "conversations held by no slot",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({ id: conversations.id, state: conversations.state })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} <> 'closed'`,
          inArray(conversations.state, ["offered", "assigned", "waitingOnVisitor"]),
          sql`not exists (select 1 from ${slots} where ${slots.desk} = ${conversations.desk} and ${slots.conversation} = ${conversations.id} and ${slots.kind} = case ${conversations.state} when 'offered' then 'offer' else 'chat' end)`,
        ),
      ),
  { mayScan: true },
);

/** Offers and wrap-ups that should have ended before `sinceMs` and have no deadline any more. */
export const slotsOverdue = statement(
  "slots overdue",
  { desk: slots.desk, sinceMs: slots.sinceMs },
  (db, p) =>
    db
      .select(slot)
      .from(slots)
      .where(
        and(
          eq(slots.desk, p.desk),
          ne(slots.kind, sql`'chat'`),
          lt(slots.sinceMs, p.sinceMs),
          sql`not exists (select 1 from ${deadlines} where ${deadlines.desk} = ${slots.desk} and ${deadlines.subject} = ${slots.conversation} and ${deadlines.kind} in ('offer', 'transfer', 'wrapUp'))`,
        ),
      ),
  { mayScan: true },
);

/** The lines in which somebody stands who could be served now. */
export const linesWithWaiting = statement(
  "lines with waiting",
  { desk: conversations.desk },
  (db, p) =>
    db
      .selectDistinct({ line: conversations.line })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} = 'queued'`,
          sql`${conversations.isReachable} = 1`,
        ),
      ),
  { mayScan: true },
);

/** Every conversation that is in line or with an agent: for boot. */
export const underWay = statement(
  "conversations under way",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        line: conversations.line,
        state: conversations.state,
        callback: conversations.callback,
      })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} <> 'closed'`,
          inArray(conversations.state, ["queued", "offered", "assigned", "waitingOnVisitor"]),
        ),
      ),
  { mayScan: true },
);

/** Everyone with a conversation that is not closed and who was there when the server stopped: for boot. */
export const visitorsNotAbsent = statement(
  "visitors not absent",
  { desk: conversations.desk },
  (db, p) =>
    db
      .selectDistinct({ visitor: conversations.visitor })
      .from(conversations)
      .innerJoin(
        visitors,
        and(eq(visitors.desk, conversations.desk), eq(visitors.id, conversations.visitor)),
      )
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} <> 'closed'`,
          sql`${visitors.presence} <> 'absent'`,
        ),
      ),
  { mayScan: true },
);

export const agentsNotOffline = statement(
  "agents not offline",
  { desk: agents.desk },
  (db, p) =>
    db
      .select({ id: agents.id })
      .from(agents)
      .where(and(eq(agents.desk, p.desk), ne(agents.presence, sql`'offline'`))),
  { mayScan: true },
);

export const everyDeadline = statement(
  "every deadline",
  { desk: deadlines.desk },
  (db, p) =>
    db
      .select({ kind: deadlines.kind, subject: deadlines.subject })
      .from(deadlines)
      .where(eq(deadlines.desk, p.desk)),
  { mayScan: true },
);
