import { and, eq, getTableColumns, isNotNull } from "drizzle-orm";
import { recoveryCodes, secondFactorRoles, secondFactors } from "../schema.ts";
import { statement } from "../statement.ts";

export const secondFactorOf = statement(
  "second factor of",
  { desk: secondFactors.desk, account: secondFactors.account },
  (db, p) =>
    db
      .select({
        nonce: secondFactors.nonce,
        sinceMs: secondFactors.sinceMs,
        lastStep: secondFactors.lastStep,
      })
      .from(secondFactors)
      .where(and(eq(secondFactors.desk, p.desk), eq(secondFactors.account, p.account))),
  { index: "primary key" },
);

export const saveSecondFactor = statement(
  "save second factor",
  getTableColumns(secondFactors),
  (db, p) =>
    db
      .insert(secondFactors)
      .values(p)
      .onConflictDoUpdate({
        target: [secondFactors.desk, secondFactors.account],
        set: { nonce: p.nonce, sinceMs: p.sinceMs, lastStep: p.lastStep },
      }),
);

export const dropSecondFactor = statement(
  "drop second factor",
  { desk: secondFactors.desk, account: secondFactors.account },
  (db, p) =>
    db
      .delete(secondFactors)
      .where(and(eq(secondFactors.desk, p.desk), eq(secondFactors.account, p.account))),
  { index: "primary key" },
);

/** Whose second step is on: the team's, a few dozen rows. */
export const accountsWithSecondFactor = statement(
  "accounts with second factor",
  { desk: secondFactors.desk },
  (db, p) =>
    db
      .select({ account: secondFactors.account })
      .from(secondFactors)
      .where(and(eq(secondFactors.desk, p.desk), isNotNull(secondFactors.sinceMs))),
  { index: "primary key" },
);

export const addRecoveryCode = statement(
  "add recovery code",
  getTableColumns(recoveryCodes),
  (db, p) => db.insert(recoveryCodes).values(p),
);

export const recoveryCodesOf = statement(
  "recovery codes of",
  { desk: recoveryCodes.desk, account: recoveryCodes.account },
  (db, p) =>
    db
      .select({ codeHash: recoveryCodes.codeHash })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.desk, p.desk), eq(recoveryCodes.account, p.account))),
  { index: "primary key" },
);

/** Uses one up: no row changed = it was not there, or not any more. */
export const useRecoveryCode = statement(
  "use recovery code",
  {
    desk: recoveryCodes.desk,
    account: recoveryCodes.account,
    codeHash: recoveryCodes.codeHash,
  },
  (db, p) =>
    db
      .delete(recoveryCodes)
      .where(
        and(
          eq(recoveryCodes.desk, p.desk),
          eq(recoveryCodes.account, p.account),
          eq(recoveryCodes.codeHash, p.codeHash),
        ),
      ),
  { index: "primary key" },
);

export const dropRecoveryCodes = statement(
  "drop recovery codes",
  { desk: recoveryCodes.desk, account: recoveryCodes.account },
  (db, p) =>
    db
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.desk, p.desk), eq(recoveryCodes.account, p.account))),
  { index: "primary key" },
);

export const rolesWithSecondFactor = statement(
  "roles with second factor",
  { desk: secondFactorRoles.desk },
  (db, p) =>
    db
      .select({ role: secondFactorRoles.role })
      .from(secondFactorRoles)
      .where(eq(secondFactorRoles.desk, p.desk)),
  { index: "primary key" },
);

export const addSecondFactorRole = statement(
  "add second factor role",
  getTableColumns(secondFactorRoles),
  (db, p) => db.insert(secondFactorRoles).values(p),
);

export const dropSecondFactorRoles = statement(
  "drop second factor roles",
  { desk: secondFactorRoles.desk },
  (db, p) => db.delete(secondFactorRoles).where(eq(secondFactorRoles.desk, p.desk)),
  { index: "primary key" },
);
