import { highestRole } from "../domain/rights.ts";
import { all, one, run, type Script } from "../store/script.ts";
import {
  accountSession,
  deleteAccountSession,
  deleteExpiredSessions,
  deleteOtherAccountSessions,
  insertAccountSession,
  sessionsOfAccount,
  someExpiredSession,
  touchAccountSession,
} from "../store/statements/account-sessions.ts";
import { accountById, agentOfAccount, rolesOfAccount } from "../store/statements/accounts.ts";
import { DESK, type SignedIn } from "./context.ts";
import { lacksSecondFactor } from "./second-factor-scripts.ts";

/** A session that has run out opens nothing, but its row stays for a week: a machine that starts with a clock set ahead must not delete at once (G10). */
const KEPT_EXPIRED_MS = 7 * 24 * 3_600_000;

/** How long a session lives unused, and at most (R29). */
export interface SessionLife {
  readonly idleMs: number;
  readonly maxMs: number;
}

const HOUR_MS = 60 * 60_000;

export function sessionLife(limits: { sessionIdleHours: number; sessionMaxDays: number }) {
  return { idleMs: limits.sessionIdleHours * HOUR_MS, maxMs: limits.sessionMaxDays * 24 * HOUR_MS };
}

export function* openSession(
  account: number,
  tokenHash: string,
  nowMs: number,
  life: SessionLife,
): Script<void> {
  yield* deleteExpired(nowMs);
  yield* run(insertAccountSession, {
    tokenHash,
    kind: "account",
    desk: DESK,
    subject: account,
    site: null,
    createdAtMs: nowMs,
    lastUsedAtMs: nowMs,
    expiresAtMs: nowMs + life.maxMs,
    previousHash: null,
    previousUntilMs: null,
    byLink: null,
    verifiedUntilMs: null,
  });
}

/** Who holds a session, if it is still good and its account may still sign in; and when it was last used. */
export function* signedInBy(
  tokenHash: string,
  nowMs: number,
  life: SessionLife,
): Script<{ who: SignedIn; lastUsedAtMs: number } | undefined> {
  const session = yield* one(accountSession, { tokenHash });
  if (session === undefined || isOver(session, nowMs, life)) return undefined;
  const account = yield* one(accountById, { id: session.subject });
  if (account === undefined || account.state !== "active") return undefined;
  const agent = yield* one(agentOfAccount, { desk: DESK, account: account.id });
  const roles = yield* all(rolesOfAccount, { desk: DESK, account: account.id });
  const role = highestRole(roles);
  if (agent === undefined || role === undefined) return undefined;
  const who: SignedIn = {
    sessionHash: tokenHash,
    account: account.id,
    agent: agent.id,
    // Safe: written as `agt_` and a random part wherever an agent is made.
    agentId: agent.publicId as `agt_${string}`,
    name: agent.name,
    email: account.email,
    roles,
    role,
    lacksSecondFactor: yield* lacksSecondFactor(account.id, role),
  };
  return { who, lastUsedAtMs: session.lastUsedAtMs };
}

export function* touchSession(tokenHash: string, nowMs: number): Script<void> {
  yield* run(touchAccountSession, { tokenHash, lastUsedAtMs: nowMs });
}

export interface OpenSession {
  readonly tokenHash: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number;
}

export function* openSessionsOf(
  account: number,
  nowMs: number,
  life: SessionLife,
): Script<OpenSession[]> {
  const found = yield* all(sessionsOfAccount, { desk: DESK, subject: account });
  return found
    .filter((session) => !isOver(session, nowMs, life))
    .toSorted((a, b) => b.lastUsedAtMs - a.lastUsedAtMs);
}

/** Whether a session that has expired is still stored. */
export function* hasExpired(nowMs: number): Script<boolean> {
  return (yield* one(someExpiredSession, { nowMs: nowMs - KEPT_EXPIRED_MS })) !== undefined;
}

/** Deletes expired sessions, the oldest first, and no more at once than a command's work. */
export function* deleteExpired(nowMs: number): Script<void> {
  yield* run(deleteExpiredSessions, { nowMs: nowMs - KEPT_EXPIRED_MS });
}

export function* endSession(tokenHash: string): Script<void> {
  yield* run(deleteAccountSession, { tokenHash });
}

/** Ends every session of an account, except perhaps the one that asks: after a new password, a new role, being disabled (R29). */
export function* endSessionsOf(account: number, except = ""): Script<void> {
  yield* run(deleteOtherAccountSessions, { desk: DESK, subject: account, except });
}

function isOver(
  session: { lastUsedAtMs: number; expiresAtMs: number },
  nowMs: number,
  life: SessionLife,
): boolean {
  return session.expiresAtMs <= nowMs || session.lastUsedAtMs + life.idleMs <= nowMs;
}
