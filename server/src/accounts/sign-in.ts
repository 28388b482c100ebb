import { DeskError } from "@presently/shared/protocol";
import { one, run, type Script } from "../store/script.ts";
import {
  accountByEmail,
  accountById,
  agentOfAccount,
  setPasswordHash,
} from "../store/statements/accounts.ts";
import type { Recorded } from "../store/stored-event.ts";
import { appendAudit } from "./audit.ts";
import { type AccountsDeps, DESK, scriptContext, type SignedIn } from "./context.ts";
import type { Passwords } from "./passwords.ts";
import { assertSecondFactor } from "./second-factor-scripts.ts";
import { hashSecret, newSecret } from "./secret-token.ts";
import { openSession, sessionLife, signedInBy } from "./session-scripts.ts";
import {
  type Attempt,
  type Attempts,
  countedByCode,
  isWrongCode,
  withdrawnOnFailure,
} from "./sign-in-attempts.ts";

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** The second step, once it was asked for (TF3). */
  readonly code?: string | undefined;
  /** The client's address as the proxies we trust tell it; IPv6 by its /64. */
  readonly ip: string;
}

export interface NewSession {
  /** For the cookie; never stored and never logged. */
  readonly token: string;
  readonly who: SignedIn;
}

/** Addresses are compared without case and white space about them. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

interface Entering {
  readonly account: number;
  /** The hash that the password was compared with. */
  readonly checkedHash: string;
  /** The password as it is hashed today, when that differs. */
  readonly newHash: string | undefined;
  readonly code: string | undefined;
}

export function createSignIn(deps: AccountsDeps, passwords: Passwords, attempts: Attempts) {
  const life = sessionLife(deps.limits);
  // What an unknown account's password is compared with, so that it takes as long as a known one's (R31).
  const nobodys = passwords.ofNothing();

  async function signIn({
    email: written,
    password,
    code,
    ip,
  }: SignInRequest): Promise<NewSession> {
    const email = normalizeEmail(written);
    const attempt = attempts.begin(email, ip);
    const account = await withdrawnOnFailure(attempt, () =>
      deps.flush.read(() => one(accountByEmail, { email })),
    );
    const mayEnter = account?.state === "active" && account.passwordHash !== null;
    const compared = mayEnter ? (account.passwordHash ?? nobodys) : nobodys;
    const isRight = await withdrawnOnFailure(attempt, () => passwords.isRight(password, compared));
    if (account === undefined || !mayEnter || !isRight) {
      await noteFailure(account?.id);
      throw new DeskError("sign-in.failed");
    }
    const newHash = passwords.isOutdated(compared) ? await passwords.hash(password) : undefined;
    const { id } = account;
    const session = await audited(attempt, id, () =>
      enter({ account: id, checkedHash: compared, newHash, code }),
    );
    attempt.succeeded();
    return session;
  }

  /** A wrong code at a way in is counted and written down as a wrong password is; one that was not given yet is neither right nor wrong (TF3). */
  async function audited<T>(
    attempt: Attempt,
    account: number | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await countedByCode(attempt, work);
    } catch (error) {
      if (isWrongCode(error)) await noteFailure(account);
      throw error;
    }
  }

  async function noteFailure(account: number | undefined): Promise<void> {
    const subject = account === undefined ? "unknown" : String(account);
    const { nowMs } = scriptContext(deps);
    const entry = { atMs: nowMs, actor: "system", action: "sign-in.failed", subject } as const;
    // Written for unknown accounts too: the answer must take the same time (R31).
    await deps.flush.submit(function* () {
      yield* appendAudit(entry);
      return { answer: undefined, events: [] };
    });
  }

  function enter({ account, checkedHash, newHash, code }: Entering): Promise<NewSession> {
    const token = newSecret();
    const { nowMs } = scriptContext(deps);
    return deps.flush.submit(function* (): Script<Recorded<NewSession>> {
      const now = yield* one(accountById, { id: account });
      // Changed or disabled while the password was being compared.
      if (now?.state !== "active" || now.passwordHash !== checkedHash) {
        throw new DeskError("sign-in.failed");
      }
      const agent = yield* one(agentOfAccount, { desk: DESK, account });
      const actor = agent?.publicId ?? "system";
      yield* assertSecondFactor(account, code, actor, { secret: deps.secret, nowMs });
      if (newHash !== undefined)
        yield* run(setPasswordHash, { id: account, passwordHash: newHash });
      const who = yield* begin(account, token, nowMs);
      return { answer: { token, who }, events: [] };
    });
  }

  /** Opens a session for an account and says whose it is: also what set-up and invitations end with. */
  function* begin(account: number, token: string, nowMs: number): Script<SignedIn> {
    const tokenHash = hashSecret(token);
    yield* openSession(account, tokenHash, nowMs, life);
    const found = yield* signedInBy(tokenHash, nowMs, life);
    if (found === undefined) throw new DeskError("sign-in.failed");
    const { agentId } = found.who;
    const subject = String(account);
    yield* appendAudit({ atMs: nowMs, actor: agentId, action: "sign-in.succeeded", subject });
    return found.who;
  }

  return { signIn, begin, audited };
}
