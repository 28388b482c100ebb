import { and, eq, getTableColumns, ne } from "drizzle-orm";
import { accounts, agents, alarmMails } from "../schema.ts";
import { statement } from "../statement.ts";

const { desk: _desk, ...columns } = getTableColumns(alarmMails);
const key = { desk: alarmMails.desk, agent: alarmMails.agent };

/** Whoever has alarms mailed, and may sign in. */
export const wantingAlarmMails = statement(
  "those who want alarm mails",
  { desk: alarmMails.desk },
  (db, p) =>
    db
      .select({
        ...columns,
        account: agents.account,
        timeZone: agents.timeZone,
        email: accounts.email,
      })
      .from(alarmMails)
      .innerJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, alarmMails.agent)))
      .innerJoin(accounts, eq(accounts.id, agents.account))
      .where(
        and(
          eq(alarmMails.desk, p.desk),
          ne(alarmMails.choice, "never"),
          eq(accounts.state, "active"),
        ),
      ),
  { index: ["primary key", "primary key", "primary key"] },
);

export const alarmMailOf = statement(
  "alarm mail of an agent",
  key,
  (db, p) =>
    db
      .select(columns)
      .from(alarmMails)
      .where(and(eq(alarmMails.desk, p.desk), eq(alarmMails.agent, p.agent))),
  { index: "primary key" },
);

/** What somebody chose; how far their mails have come stays. */
export const chooseAlarmMail = statement(
  "choose alarm mail",
  getTableColumns(alarmMails),
  (db, p) =>
    db
      .insert(alarmMails)
      .values(p)
      .onConflictDoUpdate({
        target: [alarmMails.desk, alarmMails.agent],
        set: { choice: p.choice },
      }),
);

/** How far somebody's mails have come; their choice stays. */
export const saveAlarmMail = statement(
  "save alarm mail",
  {
    ...key,
    toldMs: alarmMails.toldMs,
    aboutMs: alarmMails.aboutMs,
    publicId: alarmMails.publicId,
    tries: alarmMails.tries,
    nextAtMs: alarmMails.nextAtMs,
  },
  (db, { desk, agent, ...set }) =>
    db
      .update(alarmMails)
      .set(set)
      .where(and(eq(alarmMails.desk, desk), eq(alarmMails.agent, agent))),
  { index: "primary key" },
);
