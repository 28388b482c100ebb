import {
  type AgentId,
  type AuditAction,
  DeskError,
  type Role,
  type SecondFactorSecret,
  type SecondFactorView,
} from "@presently/shared/protocol";
import { highestRole } from "../domain/rights.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { accountById, rolesOfAccount } from "../store/statements/accounts.ts";
import {
  addSecondFactorRole,
  dropSecondFactorRoles,
  recoveryCodesOf,
  rolesWithSecondFactor,
  saveSecondFactor,
  secondFactorOf,
} from "../store/statements/second-factors.ts";
import { settingsTeam } from "../store/statements/settings-view.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { appendAudit } from "./audit.ts";
import { type AccountsDeps, DESK, scriptContext, type SignedIn } from "./context.ts";
import type { Passwords } from "./passwords.ts";
import { provePassword } from "./prove-password.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { assertMayLetIn } from "./rights.ts";
import {
  assertSecondFactor,
  hasSecondFactor,
  replaceRecoveryCodes,
  takeSecondFactor,
} from "./second-factor-scripts.ts";
import { newSecret } from "./secret-token.ts";
import { endSessionsOf } from "./session-scripts.ts";
import type { SessionsEnded } from "./sessions.ts";
import { type Attempts, countedByCode } from "./sign-in-attempts.ts";
import { tellSettingsChanged } from "./team-scripts.ts";
import { appAddressOf, stepOfCode, timeSecretOf } from "./time-codes.ts";

/** What somebody shows before anything about their second step is changed; `ip` as at the door (R31). */
export interface Proof {
  readonly password: string;
  readonly code: string;
  readonly ip: string;
}

/** Before the first code there was none. */
const NO_STEP = -1;

/** One's own second step, a colleague's, and which roles have to have one (TF1 to TF8). */
export function createSecondFactor(
  deps: AccountsDeps,
  passwords: Passwords,
  attempts: Attempts,
  tellEnded: (ended: SessionsEnded) => void,
) {
  function view({ account, role }: SignedIn): Promise<SecondFactorView> {
    return deps.flush.read(function* (): Script<SecondFactorView> {
      const factor = yield* one(secondFactorOf, { desk: DESK, account });
      const codes = yield* all(recoveryCodesOf, { desk: DESK, account });
      const required = yield* all(rolesWithSecondFactor, { desk: DESK });
      return {
        sinceMs: factor?.sinceMs ?? null,
        recoveryCodesLeft: codes.length,
        isRequired: required.some((one) => one.role === role),
      };
    });
  }

  /** A secret for the app. It counts for nothing until a code has shown that the app has it; asked again it is another (TF2). */
  async function begin(
    who: SignedIn,
    { password, ip }: Pick<Proof, "password" | "ip">,
  ): Promise<SecondFactorSecret> {
    const { account, email } = who;
    const nonce = newSecret();
    await withPassword(who, { password, ip }, function* () {
      if (yield* hasSecondFactor(account)) throw new DeskError("value.taken");
      const factor = { desk: DESK, account, nonce, sinceMs: null, lastStep: NO_STEP };
      yield* run(saveSecondFactor, factor);
    });
    const secret = timeSecretOf(deps.secret, account, nonce);
    return { secret: secret.base32, uri: appAddressOf(secret, email) };
  }

  /**
   * The first code switches it on: recovery codes are shown, and everybody else who uses this account signs in anew (TF2). Guessing is limited as it
   * is at the door.
   */
  async function confirm(
    who: SignedIn,
    { code, ip }: Pick<Proof, "code" | "ip">,
  ): Promise<string[]> {
    const { account, email } = who;
    const codes = newRecoveryCodes();
    const attempt = attempts.begin(email, ip);
    await countedByCode(attempt, () => submit(who, () => switchOn(who, code, codes)));
    attempt.withdrawn(); // a code without a password forgives nothing
    tellEnded({ account, exceptSessionHash: who.sessionHash });
    return codes;
  }

  function* switchOn(
    { account, agentId, sessionHash }: SignedIn,
    code: string,
    codes: readonly string[],
  ): Script<void> {
    const { nowMs } = scriptContext(deps);
    const factor = yield* one(secondFactorOf, { desk: DESK, account });
    if (factor === undefined) throw new DeskError("not-found");
    if (factor.sinceMs !== null) throw new DeskError("value.taken");
    const secret = timeSecretOf(deps.secret, account, factor.nonce);
    const step = stepOfCode(secret, code, { nowMs, lastStep: NO_STEP });
    if (step === undefined) throw new DeskError("second-factor.failed");
    const { nonce } = factor;
    yield* run(saveSecondFactor, { desk: DESK, account, nonce, sinceMs: nowMs, lastStep: step });
    yield* replaceRecoveryCodes(account, codes);
    yield* endSessionsOf(account, sessionHash);
    yield* note("second-factor.turnedOn", agentId, account);
  }

  /** Ten others in the place of those that are left (TF4). */
  async function makeCodes(who: SignedIn, proof: Proof): Promise<string[]> {
    const codes = newRecoveryCodes();
    await proven(who, proof, function* () {
      if (!(yield* hasSecondFactor(who.account))) throw new DeskError("not-found");
      yield* replaceRecoveryCodes(who.account, codes);
      yield* note("second-factor.codesMade", who.agentId, who.account);
    });
    return codes;
  }

  /** Needs the password and a code (TF5). */
  function turnOff(who: SignedIn, proof: Proof): Promise<void> {
    return proven(who, proof, function* () {
      if (!(yield* takeSecondFactor(who.account))) throw new DeskError("not-found");
      yield* note("second-factor.turnedOff", who.agentId, who.account);
    });
  }

  /** Takes a colleague's away, who has lost both app and codes; by whoever may let such a colleague in (TF7). */
  async function removeOf(by: SignedIn, agentId: AgentId): Promise<void> {
    assertMayLetIn(by, "agent"); // whoever may remove none at all learns nothing of who is there
    if (agentId === by.agentId) throw new DeskError("not-allowed");
    const account = await submit(by, function* () {
      const members = yield* all(settingsTeam, { desk: DESK });
      const member = members.find(({ publicId }) => publicId === agentId);
      if (member === undefined) throw new DeskError("not-found");
      const roles = yield* all(rolesOfAccount, { desk: DESK, account: member.id });
      assertMayLetIn(by, highestRole(roles) ?? "agent");
      if (!(yield* takeSecondFactor(member.id))) throw new DeskError("not-found");
      yield* endSessionsOf(member.id);
      yield* note("second-factor.removed", by.agentId, member.id);
      return member.id;
    });
    tellEnded({ account });
  }

  /** Says which roles have to have one; by an owner, and of one's own role only who has it (TF6). */
  function setRequired(by: SignedIn, roles: readonly Role[]): Promise<void> {
    if (by.role !== "owner") throw new DeskError("not-allowed");
    return submit(by, function* () {
      if (roles.includes(by.role) && !(yield* hasSecondFactor(by.account))) {
        throw new DeskError("second-factor.required");
      }
      yield* run(dropSecondFactorRoles, { desk: DESK });
      for (const role of new Set(roles)) yield* run(addSecondFactorRole, { desk: DESK, role });
      yield* note("second-factor.rolesSet", by.agentId, "team", { roles: [...new Set(roles)] });
    });
  }

  function proven(who: SignedIn, { password, code, ip }: Proof, script: () => Script<void>) {
    const context = { secret: deps.secret, nowMs: deps.clock.nowMs() };
    return withPassword(who, { password, ip }, function* () {
      yield* assertSecondFactor(who.account, code, who.agentId, context);
      yield* script();
    });
  }

  /** Guessing is limited as it is at the door, over password and code together (TF3). */
  async function withPassword(
    who: SignedIn,
    given: Pick<Proof, "password" | "ip">,
    script: () => Script<void>,
  ): Promise<void> {
    const { attempt, checked } = await provePassword({ deps, passwords, attempts }, who, given);
    await submit(who, function* () {
      const now = yield* one(accountById, { id: who.account });
      if (now?.passwordHash !== checked) throw new DeskError("sign-in.failed");
      yield* script();
    });
    attempt.succeeded();
  }

  /** The settings' team page shows who has a second step. */
  function submit<T>(who: SignedIn, script: () => Script<T>): Promise<T> {
    const context = scriptContext(deps);
    return deps.flush.submit(function* () {
      const answer = yield* script();
      const events: StoredEvent[] = yield* tellSettingsChanged("team", who.agentId, context);
      return { answer, events };
    });
  }

  function* note(
    action: AuditAction,
    actor: string,
    subject: number | string,
    detail: Readonly<Record<string, readonly string[]>> = {},
  ): Script<void> {
    const atMs = deps.clock.nowMs();
    yield* appendAudit({ atMs, actor, action, subject: String(subject), detail });
  }

  return { view, begin, confirm, makeCodes, turnOff, removeOf, setRequired };
}
