import { and, eq, getTableColumns, inArray, lt, ne } from "drizzle-orm";
import { sessions } from "../schema.ts";
import { statement } from "../statement.ts";

const isOfAccount = eq(sessions.kind, "account");

export const accountSession = statement(
  "account session",
  { tokenHash: sessions.tokenHash },
  (db, p) =>
    db
      .select({
        tokenHash: sessions.tokenHash,
        desk: sessions.desk,
        subject: sessions.subject,
        createdAtMs: sessions.createdAtMs,
        lastUsedAtMs: sessions.lastUsedAtMs,
        expiresAtMs: sessions.expiresAtMs,
      })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, p.tokenHash), isOfAccount)),
  { index: "primary key" },
);

export const insertAccountSession = statement(
  "insert account session",
  getTableColumns(sessions),
  (db, p) => db.insert(sessions).values(p),
);

export const touchAccountSession = statement(
  "touch account session",
  { tokenHash: sessions.tokenHash, lastUsedAtMs: sessions.lastUsedAtMs },
  (db, p) =>
    db
      .update(sessions)
      .set({ lastUsedAtMs: p.lastUsedAtMs })
      .where(and(eq(sessions.tokenHash, p.tokenHash), isOfAccount)),
  { index: "primary key" },
);

export const sessionsOfAccount = statement(
  "sessions of account",
  { desk: sessions.desk, subject: sessions.subject },
  (db, p) =>
    db
      .select({
        tokenHash: sessions.tokenHash,
        createdAtMs: sessions.createdAtMs,
        lastUsedAtMs: sessions.lastUsedAtMs,
        expiresAtMs: sessions.expiresAtMs,
      })
      .from(sessions)
      .where(and(eq(sessions.desk, p.desk), isOfAccount, eq(sessions.subject, p.subject))),
  { index: "sessionsBySubject" },
);

export const deleteAccountSession = statement(
  "delete account session",
  { tokenHash: sessions.tokenHash },
  (db, p) => db.delete(sessions).where(and(eq(sessions.tokenHash, p.tokenHash), isOfAccount)),
  { index: "primary key" },
);

/** Ends every session of an account except one; with an empty `except`, every one. */
export const deleteOtherAccountSessions = statement(
  "delete other account sessions",
  { desk: sessions.desk, subject: sessions.subject, except: sessions.tokenHash },
  (db, p) =>
    db
      .delete(sessions)
      .where(
        and(
          eq(sessions.desk, p.desk),
          isOfAccount,
          eq(sessions.subject, p.subject),
          ne(sessions.tokenHash, p.except),
        ),
      ),
  { index: "sessionsBySubject" },
);

/** So many rows are deleted in one statement: some ms of work, however many have gathered (R23). */
const DELETED_AT_ONCE = 500;

/** The oldest of the expired sessions, of accounts and visitors alike. */
export const deleteExpiredSessions = statement(
  "delete expired sessions",
  { nowMs: sessions.expiresAtMs },
  (db, p) =>
    db
      .delete(sessions)
      .where(
        inArray(
          sessions.tokenHash,
          db
            .select({ tokenHash: sessions.tokenHash })
            .from(sessions)
            .where(lt(sessions.expiresAtMs, p.nowMs))
            .orderBy(sessions.expiresAtMs)
            .limit(DELETED_AT_ONCE),
        ),
      ),
  { index: ["primary key", "sessionsByExpiry"] },
);

export const someExpiredSession = statement(
  "some expired session",
  { nowMs: sessions.expiresAtMs },
  (db, p) =>
    db
      .select({ expiresAtMs: sessions.expiresAtMs })
      .from(sessions)
      .where(lt(sessions.expiresAtMs, p.nowMs))
      .limit(1),
  { index: "sessionsByExpiry" },
);
