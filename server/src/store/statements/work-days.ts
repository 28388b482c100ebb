import { and, asc, desc, eq, gt, gte, inArray, lt, lte } from "drizzle-orm/sql";
import { workTypes } from "../../domain/reports/work-time.ts";
import { conversations, events, workDays } from "../schema.ts";
import { statement } from "../statement.ts";

// Agents' time online (RP11). All but the writes run on a connection and a thread of their own.

const { desk, day } = workDays;
const { deskSeq } = events;

/** What some of the stream tells of agents' time; without a conversation it is the desk's own. A mark as a test changes what was counted before. */
export const workToldBetween = statement(
  "work days: told between",
  { desk: events.desk, after: deskSeq, upto: deskSeq },
  (db, p) =>
    db
      .select({
        deskSeq,
        type: events.type,
        conversation: events.conversation,
        atMs: events.atMs,
        data: events.data,
        testSinceMs: conversations.testSinceMs,
        createdAtMs: conversations.createdAtMs,
      })
      .from(events)
      .leftJoin(
        conversations,
        and(eq(conversations.desk, events.desk), eq(conversations.id, events.conversation)),
      )
      .where(
        and(
          eq(events.desk, p.desk),
          gt(deskSeq, p.after),
          lte(deskSeq, p.upto),
          inArray(events.type, [...workTypes, "conversation.marked"]),
        ),
      )
      .orderBy(asc(deskSeq)),
  { index: ["eventsByDeskSeq", "primary key"] },
);

/** When the server was last heard of before an event. */
export const toldBefore = statement(
  "work days: told before",
  { desk: events.desk, before: deskSeq },
  (db, p) =>
    db
      .select({ atMs: events.atMs })
      .from(events)
      .where(and(eq(events.desk, p.desk), lt(deskSeq, p.before)))
      .orderBy(desc(deskSeq))
      .limit(1),
  { index: "eventsByDeskSeq" },
);

/** The last counted day no later than one: from its beginning on is counted again. */
export const workDayUpTo = statement(
  "work days: a day up to",
  { desk, day },
  (db, p) =>
    db
      .select({ afterSeq: workDays.afterSeq, opening: workDays.opening })
      .from(workDays)
      .where(and(eq(desk, p.desk), lte(day, p.day)))
      .orderBy(asc(desk), desc(day))
      .limit(1),
  { index: "primary key" },
);

export const agentsOfDays = statement(
  "work days: agents of days",
  { desk, fromDay: day, toDay: day },
  (db, p) =>
    db
      .select({ day, agents: workDays.agents })
      .from(workDays)
      .where(and(eq(desk, p.desk), gte(day, p.fromDay), lte(day, p.toDay))),
  { index: "primary key" },
);

/** Makes room for days that were counted again. */
export const dropWorkDaysFrom = statement(
  "work days: drop from",
  { desk, day },
  (db, p) => db.delete(workDays).where(and(eq(desk, p.desk), gte(day, p.day))),
  { index: "primary key" },
);

export const insertWorkDay = statement(
  "work days: insert",
  { desk, day, afterSeq: workDays.afterSeq, opening: workDays.opening, agents: workDays.agents },
  (db, p) => db.insert(workDays).values(p),
);
