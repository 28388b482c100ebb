import { DeskError } from "@presently/shared/protocol";
import { one, run, type Script } from "../store/script.ts";
import { accountById, setPasswordHash } from "../store/statements/accounts.ts";
import { appendAudit } from "./audit.ts";
import type { AccountsDeps, SignedIn } from "./context.ts";
import type { Passwords } from "./passwords.ts";
import { provePassword } from "./prove-password.ts";
import { assertGoodPassword } from "./password-rules.ts";
import { hasSecondFactor } from "./second-factor-scripts.ts";
import { hashSecret } from "./secret-token.ts";
import {
  deleteExpired,
  endSession,
  endSessionsOf,
  hasExpired,
  openSessionsOf,
  sessionLife,
  signedInBy,
  touchSession,
} from "./session-scripts.ts";
import type { Attempts } from "./sign-in-attempts.ts";

/** Which sessions have ended, so that their sockets can be closed at once (R29). */
export type SessionsEnded =
  | { readonly sessionHash: string }
  | { readonly account: number; readonly exceptSessionHash?: string };

export interface SessionLine {
  readonly id: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number;
  readonly isCurrent: boolean;
}

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly ip: string;
}

/** The use of a session is written down at most this often: reading who somebody is must stay a read. */
const TOUCH_AFTER_MS = 60_000;
/** Characters of the hash by which a session is named in the list: enough to be the only one, too few to be of use. */
const SESSION_ID_CHARS = 16;

export function createSessions(deps: AccountsDeps, passwords: Passwords, attempts: Attempts) {
  const life = sessionLife(deps.limits);
  const listeners = new Set<(ended: SessionsEnded) => void>();

  function tell(ended: SessionsEnded): void {
    for (const listener of listeners) listener(ended);
  }

  /** Who a session token belongs to now; undefined when it is no good (any more). */
  async function find(token: string): Promise<SignedIn | undefined> {
    const tokenHash = hashSecret(token);
    const nowMs = deps.clock.nowMs();
    const found = await deps.flush.read(() => signedInBy(tokenHash, nowMs, life));
    if (found === undefined) return undefined;
    if (nowMs - found.lastUsedAtMs >= TOUCH_AFTER_MS) await touch(tokenHash);
    return found.who;
  }

  /** Whether a session is still good, and with which roles: for sockets, which outlive the request they began with. */
  async function recheck(sessionHash: string): Promise<SignedIn | undefined> {
    const nowMs = deps.clock.nowMs();
    return (await deps.flush.read(() => signedInBy(sessionHash, nowMs, life)))?.who;
  }

  async function touch(sessionHash: string): Promise<void> {
    const nowMs = deps.clock.nowMs();
    await submit(() => touchSession(sessionHash, nowMs));
  }

  async function signOut(who: SignedIn): Promise<void> {
    await submit(function* () {
      yield* endSession(who.sessionHash);
      yield* audit(who, "sign-out", who.account);
    });
    tell({ sessionHash: who.sessionHash });
  }

  async function list(who: SignedIn): Promise<SessionLine[]> {
    const nowMs = deps.clock.nowMs();
    const open = await deps.flush.read(() => openSessionsOf(who.account, nowMs, life));
    return open.map(({ tokenHash, createdAtMs, lastUsedAtMs }) => ({
      id: tokenHash.slice(0, SESSION_ID_CHARS),
      createdAtMs,
      lastUsedAtMs,
      isCurrent: tokenHash === who.sessionHash,
    }));
  }

  async function revoke(who: SignedIn, id: string): Promise<void> {
    const nowMs = deps.clock.nowMs();
    const sessionHash = await submit(function* () {
      const open = yield* openSessionsOf(who.account, nowMs, life);
      const meant = open.find(({ tokenHash }) => tokenHash.slice(0, SESSION_ID_CHARS) === id);
      if (meant === undefined) throw new DeskError("not-found");
      yield* endSession(meant.tokenHash);
      yield* audit(who, "session.revoked", who.account);
      return meant.tokenHash;
    });
    tell({ sessionHash });
  }

  /** The present password is asked for, and guessing it is limited as it is at the door: `ip` as there (R31). */
  async function changePassword(
    who: SignedIn,
    { current, next, ip }: PasswordChange,
  ): Promise<void> {
    assertGoodPassword(next, who.email);
    const proof = await provePassword({ deps, passwords, attempts }, who, {
      password: current,
      ip,
    });
    const { attempt, checked } = proof;
    // The password alone forgives no wrong code of whoever has a second step (TF3).
    const hasCode = await deps.flush.read(() => hasSecondFactor(who.account));
    if (hasCode) attempt.withdrawn();
    else attempt.succeeded();
    const passwordHash = await passwords.hash(next);
    await submit(function* () {
      const now = yield* one(accountById, { id: who.account });
      if (now?.passwordHash !== checked) throw new DeskError("sign-in.failed");
      yield* run(setPasswordHash, { id: who.account, passwordHash });
      yield* endSessionsOf(who.account, who.sessionHash);
      yield* audit(who, "password.changed", who.account);
    });
    tell({ account: who.account, exceptSessionHash: who.sessionHash });
  }

  /** Deletes some of what has expired; called every few seconds, so that not all of it waits for somebody to sign in. */
  async function deleteSomeExpired(): Promise<void> {
    const nowMs = deps.clock.nowMs();
    if (await deps.flush.read(() => hasExpired(nowMs))) await submit(() => deleteExpired(nowMs));
  }

  function* audit(
    who: SignedIn,
    action: "sign-out" | "session.revoked" | "password.changed",
    subject: number,
  ): Script<void> {
    const atMs = deps.clock.nowMs();
    yield* appendAudit({ atMs, actor: who.agentId, action, subject: String(subject) });
  }

  function submit<T>(script: () => Script<T>): Promise<T> {
    return deps.flush.submit(function* () {
      return { answer: yield* script(), events: [] };
    });
  }

  return {
    find,
    recheck,
    touch,
    signOut,
    list,
    revoke,
    changePassword,
    deleteExpired: deleteSomeExpired,
    /** Says that an account's sessions ended by another road (disabled, role changed, reset). */
    tell,
    /** Hears of sessions that end, in the turn after they ended; returns how to stop hearing. */
    onEnded(listener: (ended: SessionsEnded) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
