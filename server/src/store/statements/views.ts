import { and, asc, desc, eq, isNull, sql } from "drizzle-orm/sql";
import {
  accounts,
  agentLines,
  agents,
  conversations,
  departments,
  events,
  lines,
  people,
  phoneCalls,
  sites,
  slots,
  visitors,
} from "../schema.ts";
import { statement } from "../statement.ts";

export const agentName = statement(
  "agent name",
  { desk: agents.desk, publicId: agents.publicId },
  (db, p) =>
    db
      .select({ name: agents.name })
      .from(agents)
      .where(and(eq(agents.desk, p.desk), eq(agents.publicId, p.publicId))),
  { index: "agentsByPublicId" },
);

/** A visitor beside their site: what a thread shows of them. */
export const visitorCard = statement(
  "visitor card",
  { desk: visitors.desk, visitor: visitors.id },
  (db, p) =>
    db
      .select({
        publicId: visitors.publicId,
        presence: visitors.presence,
        verifiedSub: visitors.verifiedSub,
        language: visitors.language,
        timeZone: visitors.timeZone,
        siteId: sql<string>`${sites.publicId}`.as("siteId"),
        siteName: sql<string>`${sites.name}`.as("siteName"),
        origins: sites.origins,
        name: people.name,
        email: people.email,
        phone: people.phone,
        addressing: people.addressing,
        page: people.page,
        title: people.title,
        referrer: people.referrer,
        userAgent: people.userAgent,
        attributes: people.attributes,
        verifiedName: people.verifiedName,
        verifiedEmail: people.verifiedEmail,
      })
      .from(visitors)
      .innerJoin(sites, eq(sites.id, visitors.site))
      .leftJoin(people, and(eq(people.desk, p.desk), eq(people.visitor, p.visitor)))
      .where(and(eq(visitors.desk, p.desk), eq(visitors.id, p.visitor))),
  { index: ["primary key", "primary key", "primary key"] },
);

/** A visitor's conversations with who held them, the newest first. */
export const formerConversations = statement(
  "former conversations",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        publicId: conversations.publicId,
        createdAtMs: conversations.createdAtMs,
        state: conversations.state,
        agentId: sql<string | null>`${agents.publicId}`.as("agentId"),
      })
      .from(conversations)
      .leftJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, conversations.agent)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          isNull(conversations.erasedAtMs),
        ),
      )
      .orderBy(desc(conversations.id))
      .limit(20),
  { index: ["conversationsByVisitor", "primary key"] },
);

/** The whole team, disabled members too: an old thread may name them. */
export const team = statement(
  "team",
  { desk: agents.desk },
  (db, p) =>
    db
      .select({
        id: agents.id,
        account: agents.account,
        publicId: agents.publicId,
        name: agents.name,
        availability: agents.availability,
        presence: agents.presence,
        capacity: agents.capacity,
        state: accounts.state,
      })
      .from(agents)
      .innerJoin(accounts, eq(accounts.id, agents.account))
      .where(eq(agents.desk, p.desk))
      .orderBy(asc(agents.id)),
  { index: ["primary key", "primary key"] },
);

/** Every slot in use on the desk: at most the capacities together. */
export const slotsInUse = statement(
  "slots in use",
  { desk: slots.desk },
  (db, p) =>
    db
      .select({ agent: slots.agent, conversation: slots.conversation, kind: slots.kind })
      .from(slots)
      .where(eq(slots.desk, p.desk)),
  { index: "primary key" },
);

/** Which agent serves which department, once for each line of it, agent by agent. */
export const linesServed = statement(
  "lines served",
  { desk: agentLines.desk },
  (db, p) =>
    db
      .select({ agent: agentLines.agent, line: agentLines.line, department: lines.department })
      .from(agentLines)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, agentLines.line)))
      .where(eq(agentLines.desk, p.desk)),
  { mayScan: true },
);

export const departmentsOfDesk = statement(
  "departments of desk",
  { desk: departments.desk },
  (db, p) =>
    db
      .select({
        id: departments.id,
        publicId: departments.publicId,
        name: departments.name,
        key: departments.key,
        hours: departments.hours,
      })
      .from(departments)
      .where(eq(departments.desk, p.desk))
      .orderBy(asc(departments.id)),
  { index: "primary key" },
);

/** An agent's slots that need something of them, with the conversation's name on the wire. */
export const slotsWithNames = statement(
  "slots with names",
  { desk: slots.desk, agent: slots.agent },
  (db, p) =>
    db
      .select({
        conversation: slots.conversation,
        publicId: conversations.publicId,
        state: conversations.state,
        kind: slots.kind,
      })
      .from(slots)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, slots.conversation)),
      )
      .where(and(eq(slots.desk, p.desk), eq(slots.agent, p.agent)))
      .orderBy(asc(slots.slot)),
  { index: ["primary key", "primary key"] },
);

const laneRow = {
  id: conversations.id,
  publicId: conversations.publicId,
  state: conversations.state,
  site: conversations.site,
  visitor: conversations.visitor,
  line: conversations.line,
  agent: conversations.agent,
  priority: conversations.priority,
  isReturned: conversations.isReturned,
  rankMs: conversations.rankMs,
  isReachable: conversations.isReachable,
  queuedAtMs: conversations.queuedAtMs,
  owesAnswerSinceMs: conversations.owesAnswerSinceMs,
  acceptedAtMs: conversations.acceptedAtMs,
  promisedAnswerByMs: conversations.promisedAnswerByMs,
  closedAtMs: conversations.closedAtMs,
  callback: conversations.callback,
  turnUntilMs: conversations.turnUntilMs,
  testSinceMs: conversations.testSinceMs,
  department: lines.department,
  visitorId: sql<string>`${visitors.publicId}`.as("visitorId"),
  presence: visitors.presence,
  language: conversations.language,
  visitorName: sql<string | null>`coalesce(${people.verifiedName}, ${people.name})`.as(
    "visitorName",
  ),
  callPhone: sql<string | null>`${phoneCalls.phone}`.as("callPhone"),
  callDueAtMs: sql<number | null>`${phoneCalls.dueAtMs}`.as("callDueAtMs"),
  callTries: sql<number | null>`${phoneCalls.tries}`.as("callTries"),
  callAgent: sql<number | null>`${phoneCalls.agent}`.as("callAgent"),
};

/** A conversation as a lane shows it. */
export const laneRowOf = statement(
  "lane row",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select(laneRow)
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .innerJoin(visitors, and(eq(visitors.desk, p.desk), eq(visitors.id, conversations.visitor)))
      .leftJoin(people, and(eq(people.desk, p.desk), eq(people.visitor, conversations.visitor)))
      .leftJoin(
        phoneCalls,
        and(eq(phoneCalls.desk, p.desk), eq(phoneCalls.conversation, conversations.id)),
      )
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.id, p.id),
          isNull(conversations.erasedAtMs),
        ),
      ),
  { index: ["primary key", "primary key", "primary key", "primary key", "primary key"] },
);

/** Ids of the conversations that are not closed, read once at start. */
export const openConversations = statement(
  "open conversations",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), sql`${conversations.state} <> 'closed'`)),
  { mayScan: true },
);

/** Ids of the latest conversations, whatever their state, read once at start: the closed lane is filled from them. */
export const latestConversations = statement(
  "latest conversations",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({ id: conversations.id, state: conversations.state })
      .from(conversations)
      .where(eq(conversations.desk, p.desk))
      .orderBy(desc(conversations.id))
      .limit(500),
  { index: "primary key" },
);

/** The last message of a conversation. */
export const lastMessageOf = statement(
  "last message",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({
        type: events.type,
        actor: events.actor,
        text: events.text,
        data: events.data,
        atMs: events.atMs,
      })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          sql`${events.type} = 'message.posted'`,
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(1),
  { index: "primary key" },
);
