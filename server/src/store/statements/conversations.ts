import { and, desc, eq, getTableColumns, isNull, ne, sql } from "drizzle-orm";
import { conversations, departments, lines, visitors } from "../schema.ts";
import { type ParamExpressions, statement } from "../statement.ts";

const { closedBy, closedAtMs, ...rest } = getTableColumns(conversations);
/** A conversation's row beside the public id of its department. */
const whole = {
  ...rest,
  closedBy,
  closedAtMs,
  departmentId: sql<string>`${departments.publicId}`.as("departmentId"),
};

const key = { desk: conversations.desk, id: conversations.id };

export const conversationById = statement(
  "conversation by id",
  key,
  (db, p) =>
    db
      .select(whole)
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, conversations.desk), eq(lines.id, conversations.line)))
      .innerJoin(
        departments,
        and(eq(departments.desk, lines.desk), eq(departments.id, lines.department)),
      )
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: ["primary key", "primary key", "primary key"] },
);

export const conversationByPublicId = statement(
  "conversation by public id",
  { desk: conversations.desk, publicId: conversations.publicId },
  (db, p) =>
    db
      .select(whole)
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, conversations.desk), eq(lines.id, conversations.line)))
      .innerJoin(
        departments,
        and(eq(departments.desk, lines.desk), eq(departments.id, lines.department)),
      )
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.publicId, p.publicId),
          isNull(conversations.erasedAtMs),
        ),
      ),
  { index: ["conversationsByPublicId", "primary key", "primary key"] },
);

/** A visitor's latest conversations, the newest first: enough to see what is open and how many were started of late (R36). */
export const latestOfVisitor = statement(
  "latest conversations of a visitor",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        state: conversations.state,
        agent: conversations.agent,
        createdAtMs: conversations.createdAtMs,
      })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.visitor, p.visitor)))
      .orderBy(desc(conversations.id))
      .limit(20),
  { index: "conversationsByVisitor" },
);

export const insertConversation = statement(
  "insert conversation",
  getTableColumns(conversations),
  (db, p) => db.insert(conversations).values(p),
);

/** The conversation, if it is still in the state a decision was made on. */
const isStill = (p: ParamExpressions<typeof key & { formerState: typeof conversations.state }>) =>
  and(
    eq(conversations.desk, p.desk),
    eq(conversations.id, p.id),
    eq(conversations.state, p.formerState),
  );

/** Every column that a transition may change, where the conversation is still in the state the decision was made on (C1, R10). */
export const saveConversation = statement(
  "save conversation",
  {
    ...key,
    formerState: conversations.state,
    line: conversations.line,
    state: conversations.state,
    priority: conversations.priority,
    isReturned: conversations.isReturned,
    rankMs: conversations.rankMs,
    queuedAtMs: conversations.queuedAtMs,
    isReachable: conversations.isReachable,
    preferredAgent: conversations.preferredAgent,
    agent: conversations.agent,
    owesAnswerSinceMs: conversations.owesAnswerSinceMs,
    transferCount: conversations.transferCount,
    topicChoicesLeft: conversations.topicChoicesLeft,
    firstMessageAtMs: conversations.firstMessageAtMs,
    acceptedAtMs: conversations.acceptedAtMs,
    firstResponseAtMs: conversations.firstResponseAtMs,
    closedAtMs: conversations.closedAtMs,
    closedBy: conversations.closedBy,
    ratingScore: conversations.ratingScore,
    isSolved: conversations.isSolved,
    callback: conversations.callback,
    turnUntilMs: conversations.turnUntilMs,
    turnExtensions: conversations.turnExtensions,
  },
  (db, { desk, id, formerState, ...columns }) =>
    db.update(conversations).set(columns).where(isStill({ desk, id, formerState })),
  { index: "primary key" },
);

/** By when the visitor was told that a person will have answered. */
export const setPromisedAnswer = statement(
  "set promised answer",
  { ...key, promisedAnswerByMs: conversations.promisedAnswerByMs },
  (db, p) =>
    db
      .update(conversations)
      .set({ promisedAnswerByMs: p.promisedAnswerByMs })
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: "primary key" },
);

/** Moves what was promised by a moment to another; a promise of another moment stays. */
export const movePromisedAnswer = statement(
  "move promised answer",
  {
    ...key,
    formerMs: conversations.promisedAnswerByMs,
    promisedAnswerByMs: conversations.promisedAnswerByMs,
  },
  (db, p) =>
    db
      .update(conversations)
      .set({ promisedAnswerByMs: p.promisedAnswerByMs })
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.id, p.id),
          sql`${conversations.promisedAnswerByMs} = ${p.formerMs}`,
        ),
      ),
  { index: "primary key" },
);

/** What a message changes: no column of the queue's order, so none of its indexes is touched. */
export const saveAnswering = statement(
  "save answering",
  {
    ...key,
    formerState: conversations.state,
    state: conversations.state,
    owesAnswerSinceMs: conversations.owesAnswerSinceMs,
    firstMessageAtMs: conversations.firstMessageAtMs,
    firstResponseAtMs: conversations.firstResponseAtMs,
  },
  (db, { desk, id, formerState, ...columns }) =>
    db.update(conversations).set(columns).where(isStill({ desk, id, formerState })),
  { index: "primary key" },
);

/** Who is next in a line: the first reachable one in queue order (Q1, Q5). */
export const headOfLine = statement(
  "head of line",
  { desk: conversations.desk, line: conversations.line },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        line: conversations.line,
        site: conversations.site,
        priority: conversations.priority,
        isReturned: conversations.isReturned,
        rankMs: conversations.rankMs,
        preferredAgent: conversations.preferredAgent,
      })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.line, p.line),
          sql`${conversations.state} = 'queued'`,
          sql`${conversations.isReachable} = 1`,
        ),
      )
      .orderBy(
        desc(conversations.priority),
        desc(conversations.isReturned),
        conversations.rankMs,
        conversations.id,
      )
      .limit(1),
  { index: "conversationsLineHead" },
);

/** A visitor's conversations that are not closed, at most three by R36, the newest first. Each says beside it what was last heard of them. */
export const openOfVisitor = statement(
  "open conversations of a visitor",
  { desk: conversations.desk, visitor: conversations.visitor },
  (db, p) =>
    db
      .select({ ...whole, presence: visitors.presence })
      .from(conversations)
      .innerJoin(
        visitors,
        and(eq(visitors.desk, conversations.desk), eq(visitors.id, conversations.visitor)),
      )
      .innerJoin(lines, and(eq(lines.desk, conversations.desk), eq(lines.id, conversations.line)))
      .innerJoin(
        departments,
        and(eq(departments.desk, lines.desk), eq(departments.id, lines.department)),
      )
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.visitor, p.visitor),
          ne(conversations.state, sql`'closed'`),
        ),
      )
      .orderBy(desc(conversations.id)),
  { index: ["conversationsOpenByVisitor", "primary key", "primary key", "primary key"] },
);

/** A conversation goes over to another visitor (ID6). */
export const moveConversation = statement(
  "move conversation",
  { desk: conversations.desk, id: conversations.id, visitor: conversations.visitor },
  (db, { desk, id, visitor }) =>
    db
      .update(conversations)
      .set({ visitor })
      .where(and(eq(conversations.desk, desk), eq(conversations.id, id))),
  { index: "primary key" },
);
