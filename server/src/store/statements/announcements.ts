import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { announcements } from "../schema.ts";
import { statement } from "../statement.ts";

export const insertAnnouncement = statement(
  "insert announcement",
  getTableColumns(announcements),
  (db, p) => db.insert(announcements).values(p),
);

const told = {
  n: announcements.n,
  firstN: announcements.firstN,
  atMs: announcements.atMs,
  lowMs: announcements.lowMs,
  expectedMs: announcements.expectedMs,
  highMs: announcements.highMs,
  refusal: announcements.refusal,
  sketch: announcements.sketch,
  outcome: announcements.outcome,
};

export const lastAnnouncement = statement(
  "last announcement",
  { desk: announcements.desk, conversation: announcements.conversation },
  (db, p) =>
    db
      .select(told)
      .from(announcements)
      .where(and(eq(announcements.desk, p.desk), eq(announcements.conversation, p.conversation)))
      .orderBy(desc(announcements.n))
      .limit(1),
  { index: "primary key" },
);

export const announcementAt = statement(
  "announcement at",
  { desk: announcements.desk, conversation: announcements.conversation, n: announcements.n },
  (db, p) =>
    db
      .select(told)
      .from(announcements)
      .where(
        and(
          eq(announcements.desk, p.desk),
          eq(announcements.conversation, p.conversation),
          eq(announcements.n, p.n),
        ),
      ),
  { index: "primary key" },
);

/** A wait has ended: what became of all that was announced in it. */
export const endAnnouncements = statement(
  "end announcements",
  {
    desk: announcements.desk,
    conversation: announcements.conversation,
    outcome: announcements.outcome,
    endedAtMs: announcements.endedAtMs,
    endedSeq: announcements.endedSeq,
  },
  (db, { desk, conversation, ...ended }) =>
    db
      .update(announcements)
      .set(ended)
      .where(
        and(
          eq(announcements.desk, desk),
          eq(announcements.conversation, conversation),
          sql`${announcements.outcome} is null`,
        ),
      ),
  { index: "primary key" },
);

/** Marks what was announced in a conversation as a test's, or as none's (null), like the conversation itself. */
export const setTestOfAnnouncements = statement(
  "set test of announcements",
  {
    desk: announcements.desk,
    conversation: announcements.conversation,
    testSinceMs: announcements.testSinceMs,
  },
  (db, p) =>
    db
      .update(announcements)
      .set({ testSinceMs: p.testSinceMs })
      .where(and(eq(announcements.desk, p.desk), eq(announcements.conversation, p.conversation))),
  { index: "primary key" },
);

/**
 * With a slot free there was no wait to be told of; most visitors find one, and none of them is to push a promise out of sight (W13, W16). Nor
 * does a test (TC1).
 */
const isScored = sql`${announcements.outcome} is not null and ${announcements.n} = ${announcements.firstN} and ${announcements.isFree} = 0
  and ${announcements.testSinceMs} is null`;

/** The latest waits of a line that have ended, with what was told first: as many as a calibration remembers. */
export const latestHeld = statement(
  "latest held waits",
  { desk: announcements.desk, line: announcements.line },
  (db, p) =>
    db
      .select({
        conversation: announcements.conversation,
        atMs: announcements.atMs,
        sketch: announcements.sketch,
        outcome: announcements.outcome,
        endedAtMs: announcements.endedAtMs,
        endedSeq: announcements.endedSeq,
      })
      .from(announcements)
      .where(
        and(
          eq(announcements.desk, p.desk),
          eq(announcements.line, p.line),
          isScored,
          // Who was told no time has no sketch to be held against.
          sql`${announcements.sketch} <> '[]'`,
        ),
      )
      .orderBy(desc(announcements.endedSeq))
      .limit(400),
  { index: "announcementsEnded" },
);

/** The same waits, as the score looks at them. */
export const latestScored = statement(
  "latest scored waits",
  { desk: announcements.desk, line: announcements.line },
  (db, p) =>
    db
      .select({
        atMs: announcements.atMs,
        place: announcements.place,
        lowMs: announcements.lowMs,
        expectedMs: announcements.expectedMs,
        highMs: announcements.highMs,
        refusal: announcements.refusal,
        outcome: announcements.outcome,
        endedAtMs: announcements.endedAtMs,
        endedSeq: announcements.endedSeq,
      })
      .from(announcements)
      .where(and(eq(announcements.desk, p.desk), eq(announcements.line, p.line), isScored))
      .orderBy(desc(announcements.endedSeq))
      .limit(1000),
  { index: "announcementsEnded" },
);
