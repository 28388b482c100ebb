import { and, eq, getTableColumns, isNotNull, isNull, lte, sql } from "drizzle-orm";
import {
  agentLines,
  agents,
  alarms,
  conversations,
  departments,
  lines,
  phoneCalls,
  promises,
} from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const { desk: _desk, ...columns } = getTableColumns(alarms);

/** What alarms or may soon, in a settled order. */
export const alarmsOfDesk = statement(
  "alarms of a desk",
  { desk: alarms.desk },
  (db, p) =>
    db
      .select(columns)
      .from(alarms)
      .where(eq(alarms.desk, p.desk))
      .orderBy(alarms.site, alarms.department, alarms.kind),
  { index: "primary key" },
);

export const saveAlarm = statement("save alarm", getTableColumns(alarms), (db, p) => {
  const { limitMs, sinceMs, raisedAtMs, calmSinceMs } = p;
  return db
    .insert(alarms)
    .values(p)
    .onConflictDoUpdate({
      target: [alarms.desk, alarms.site, alarms.department, alarms.kind],
      set: { limitMs, sinceMs, raisedAtMs, calmSinceMs },
    });
});

export const dropAlarm = statement(
  "drop alarm",
  {
    desk: alarms.desk,
    site: alarms.site,
    department: alarms.department,
    kind: alarms.kind,
  },
  (db, p) =>
    db
      .delete(alarms)
      .where(
        and(
          eq(alarms.desk, p.desk),
          eq(alarms.site, p.site),
          eq(alarms.department, p.department),
          eq(alarms.kind, p.kind),
        ),
      ),
  { index: "primary key" },
);

const place = { site: conversations.site, department: lines.department };
const isNoTest = isNull(conversations.testSinceMs);
const now = { desk: conversations.desk };
const before = { desk: conversations.desk, beforeMs: conversations.queuedAtMs };

// What the look for alarms reads every few seconds: all that is in line, promised or owed, on purpose (AL1).

/** Departments that nobody serves who is online, with their hours. */
export const unserved = statement(
  "departments that nobody serves now",
  { desk: departments.desk },
  (db, p) =>
    db
      .select({ id: departments.id, hours: departments.hours })
      .from(departments)
      .where(
        and(
          eq(departments.desk, p.desk),
          sql`not exists (select 1 from ${lines} join ${agentLines} on ${agentLines.desk} = ${lines.desk} and ${agentLines.line} = ${lines.id} join ${agents} on ${agents.desk} = ${agentLines.desk} and ${agents.id} = ${agentLines.agent} where ${lines.desk} = ${departments.desk} and ${lines.department} = ${departments.id} and ${agents.availability} = 'online' and ${agents.presence} <> 'offline')`,
        ),
      ),
  { mayScan: true },
);

/** Since when somebody who is there stands in line, by site and department. */
export const longestWaits = statement(
  "longest waits",
  now,
  (db, p) =>
    db
      .select({ ...place, sinceMs: sql<number>`min(${conversations.queuedAtMs})`.as("sinceMs") })
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} <> 'closed'`,
          sql`${conversations.state} in ('queued', 'offered')`,
          sql`${conversations.isReachable} = 1`,
          isNoTest,
        ),
      )
      .groupBy(conversations.site, lines.department),
  { mayScan: true },
);

/** Promises that are due before a moment, and who holds the conversation of each. */
export const promisesDue = statement(
  "promises due",
  before,
  (db, p) =>
    db
      .select({
        ...place,
        state: conversations.state,
        dueAtMs: promises.dueAtMs,
        availability: agents.availability,
        presence: agents.presence,
      })
      .from(promises)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, promises.conversation)),
      )
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .leftJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, conversations.agent)))
      .where(and(eq(promises.desk, p.desk), lte(promises.dueAtMs, p.beforeMs), isNoTest)),
  { mayScan: true },
);

/** Answers that are owed before a moment to who left a message or was not answered. */
export const answersDue = statement(
  "answers due",
  before,
  (db, p) =>
    db
      .select({
        ...place,
        sinceMs: sql<number>`${conversations.owesAnswerSinceMs}`.as("sinceMs"),
        dueAtMs: sql<number>`${conversations.promisedAnswerByMs}`.as("dueAtMs"),
      })
      .from(conversations)
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          isNotNull(conversations.owesAnswerSinceMs),
          lte(conversations.promisedAnswerByMs, p.beforeMs),
          isNoTest,
        ),
      ),
  { mayScan: true },
);

/** Calls that are owed before a moment and that nobody has taken on. */
export const callsDue = statement(
  "calls due",
  before,
  (db, p) =>
    db
      .select({ ...place, dueAtMs: renamed(phoneCalls.dueAtMs, "dueAtMs") })
      .from(phoneCalls)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, phoneCalls.conversation)),
      )
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .where(
        and(
          eq(phoneCalls.desk, p.desk),
          isNull(phoneCalls.agent),
          lte(phoneCalls.dueAtMs, p.beforeMs),
          isNoTest,
        ),
      ),
  { mayScan: true },
);
